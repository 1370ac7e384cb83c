using System.Collections.Frozen;
using Faults;
using PyTorchFiles.Pickling;

namespace PyTorchFiles;

/// <summary>Python names that a state dict may refer to. They define everything that a weights file can make this program do.</summary>
internal static class StateDictNames
{
    /// <summary>PyTorch's limit on the number of dimensions.</summary>
    private const int MostDimensions = 64;

    public static FrozenDictionary<string, PyGlobal> All { get; } = Build().ToFrozenDictionary(name => name.Name, StringComparer.Ordinal);

    /// <summary>A storage class; a null element type means untyped bytes.</summary>
    public sealed record StorageClass(string Name, ElementType? ElementType) : PyGlobal(Name);

    private sealed record DType(string Name, ElementType ElementType) : PyGlobal(Name);

    private static IEnumerable<PyGlobal> Build()
    {
        yield return new("collections.OrderedDict", NewDict);
        yield return new("torch._utils._rebuild_tensor", arguments => Tensor(arguments, "torch._utils._rebuild_tensor"));
        yield return new("torch._utils._rebuild_tensor_v2", arguments => Tensor(arguments, "torch._utils._rebuild_tensor_v2"));
        yield return new("torch._utils._rebuild_tensor_v3", TensorOfDType);
        yield return new("torch._utils._rebuild_parameter", Parameter);
        yield return new StorageClass("torch.storage.UntypedStorage", null);
        yield return new StorageClass("torch.storage._UntypedStorage", null);
        yield return new StorageClass("torch.UntypedStorage", null);
        foreach (var type in ElementTypes.All)
        {
            yield return new StorageClass($"torch.{type.StorageClass()}", type);
            yield return new DType($"torch.{type.DType()}", type);
        }

        // The optimizer part of a Learner.save file: hyperparameters in a fastcore list, and numbers that numpy computed.
        string[] ofOptimizers =
        [
            "fastcore.foundation.L", "numpy.dtype", "numpy.core.multiarray.scalar", "numpy._core.multiarray.scalar", "_codecs.encode",
            "torch.Size", "torch.device",
        ];
        foreach (var name in ofOptimizers)
            yield return PyGlobal.Inert(name);
    }

    private static PyDict NewDict(object?[] arguments) =>
        arguments is [] ? new PyDict() : throw new InvalidDataException(
            "its pickle makes an OrderedDict from a list, which PyTorch never does. Save model.state_dict() again.");

    private static TensorReference Parameter(object?[] arguments) =>
        arguments is [TensorReference tensor, ..] ? tensor : throw Malformed("torch._utils._rebuild_parameter");

    private static TensorReference TensorOfDType(object?[] arguments)
    {
        const string name = "torch._utils._rebuild_tensor_v3";
        if (arguments is not [StorageReference { Typed: false }, _, _, _, _, _, DType dtype, ..])
            throw Malformed(name);
        CheckMetadata(arguments.ElementAtOrDefault(7));
        return Tensor(arguments, name) with { ElementType = dtype.ElementType };
    }

    private static TensorReference Tensor(object?[] arguments, string name)
    {
        if (arguments is not [StorageReference storage, Int128 offset, object?[] shape, object?[] strides, ..] || arguments.Length > 8)
            throw Malformed(name);
        if (shape.Length != strides.Length || shape.Length > MostDimensions)
        {
            throw new InvalidDataException(
                $"a tensor of storage {Printable.Of(storage.Key)} has {shape.Length} sizes, {strides.Length} strides: it is damaged.");
        }

        if (name.EndsWith("v2", StringComparison.Ordinal))
            CheckMetadata(arguments.ElementAtOrDefault(6));
        return new(storage, storage.ElementType, Int64Of(offset), [.. shape.Select(Int64Of)], [.. strides.Select(Int64Of)]);
    }

    /// <summary>Rejects views marked as negated or conjugated: their values differ from those in the storage.</summary>
    private static void CheckMetadata(object? metadata)
    {
        if (metadata is not (null or PyDict { Items: [] }))
        {
            throw new InvalidDataException(
                "a tensor is a lazily negated or conjugated view. Save tensor.resolve_neg() or tensor.resolve_conj().");
        }
    }

    private static long Int64Of(object? value) => value is Int128 number && number >= long.MinValue && number <= long.MaxValue
        ? (long)number
        : throw new InvalidDataException("a tensor's offset, size or stride is not a 64-bit integer: the file is damaged.");

    private static InvalidDataException Malformed(string name) =>
        new($"its pickle calls {name} with arguments that PyTorch does not use: it is damaged, or was not written by PyTorch.");
}
