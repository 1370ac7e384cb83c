using System.Runtime.InteropServices;
using Faults;
using PyTorchFiles;
using Ulmfit.Model;

namespace Ulmfit.Pretrained;

/// <summary>The tensors of a weights file, matched by name with the tensors that configuration and vocabulary require.</summary>
internal sealed class PretrainedWeights
{
    private readonly Dictionary<string, TensorData> _tensors = new(StringComparer.Ordinal);
    private readonly Dictionary<(ElementType, ReadOnlyMemory<byte>), string> _names = [];
    private readonly List<string> _mismatches = [];

    /// <param name="file">
    /// The content of the file. Keys of fastai version 1, such as <c>module.weight_hh_l0</c>, are ignored if
    /// <c>weight_hh_l0_raw</c> exists.
    /// </param>
    /// <param name="expected">The tensors that the model needs.</param>
    public PretrainedWeights(StateDict file, IReadOnlyCollection<ExpectedTensor> expected)
    {
        foreach (var tensor in expected)
        {
            if (Compare(file, tensor) is { } mismatch)
                _mismatches.Add($"{tensor.Name}: {mismatch}");
        }

        var known = expected.Select(tensor => tensor.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, tensor) in file.Where(entry => !known.Contains(entry.Key) && !HasRawTwin(file, entry.Key)))
            _mismatches.Add($"{Printable.Of(name)}: the model has no tensor of this name, found {ShapeText.Of(tensor.Shape)}");
    }

    /// <summary>The mismatches, each with key, expected and found value.</summary>
    public IReadOnlyList<string> Mismatches => _mismatches;

    /// <summary>The tensors by key in single precision; a tied tensor has only its first key.</summary>
    public IReadOnlyDictionary<string, TensorData> Tensors => _tensors;

    /// <summary>
    /// Whether the key is the second name that fastai version 1 gives a weight: its values are the result of a past dropout.
    /// </summary>
    private static bool HasRawTwin(StateDict file, string name)
    {
        const string module = ".module.";
        var at = name.LastIndexOf(module, StringComparison.Ordinal);
        return at >= 0 && file.ContainsKey($"{name[..at]}.{name[(at + module.Length)..]}_raw");
    }

    private string? Compare(StateDict file, ExpectedTensor expected)
    {
        if (!file.TryGetValue(expected.Name, out var found))
            return expected.TiedTo is null ? $"missing, expected {ShapeText.Of(expected.Shape)}" : null;
        if (!found.Shape.AsSpan().SequenceEqual(expected.Shape))
            return $"expected {ShapeText.Of(expected.Shape)}, found {ShapeText.Of(found.Shape)}";
        if (found.ElementType is not (ElementType.Float32 or ElementType.Float64 or ElementType.Float16 or ElementType.BFloat16))
            return $"expected floating-point numbers, found {found.ElementType.DType()}";
        if (found.Count > Array.MaxLength / sizeof(float))
            return $"expected at most {Array.MaxLength / sizeof(float):N0} numbers, found {found.Count:N0}";
        if (expected.TiedTo is { } first)
            return !file.TryGetValue(first, out var tied) || Same(found, tied) ? null : $"differs from {first}, although the model ties the two";

        if (!_names.TryAdd((found.ElementType, found.Bytes), expected.Name))
            return $"is the same memory as {_names[(found.ElementType, found.Bytes)]}, although the model does not tie the two";

        var single = Single(found);
        _tensors.Add(expected.Name, single);
        var broken = CountBroken(single.As<float>());
        return broken == 0 ? null : $"expected finite numbers, found {broken:N0} of {single.Count:N0} that are not";
    }

    private static bool Same(TensorData a, TensorData b) =>
        a.SharesStorageWith(b) || Single(a).Bytes.Span.SequenceEqual(Single(b).Bytes.Span);

    private static TensorData Single(TensorData tensor)
    {
        if (tensor.ElementType == ElementType.Float32)
            return tensor;
        var values = GC.AllocateUninitializedArray<byte>((int)tensor.Count * sizeof(float));
        var single = MemoryMarshal.Cast<byte, float>(values.AsSpan());
        switch (tensor.ElementType)
        {
            case ElementType.Float64: Convert(tensor.As<double>(), single, value => (float)value); break;
            case ElementType.Float16: Convert(tensor.As<Half>(), single, value => (float)value); break;
            default: Convert(MemoryMarshal.Cast<byte, ushort>(tensor.Bytes.Span), single, ElementTypes.FromBFloat16); break;
        }

        return new(ElementType.Float32, tensor.Shape, values);
    }

    private static void Convert<T>(ReadOnlySpan<T> from, Span<float> to, Func<T, float> convert)
    {
        for (var index = 0; index < to.Length; index++)
            to[index] = convert(from[index]);
    }

    private static int CountBroken(ReadOnlySpan<float> values)
    {
        var broken = 0;
        foreach (var value in values)
            broken += float.IsFinite(value) ? 0 : 1;
        return broken;
    }
}
