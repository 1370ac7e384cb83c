using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PyTorchFiles;
using TorchSharp;
using static TorchSharp.torch;

namespace Ulmfit.Model;

/// <summary>Converts state dicts between PyTorch files and TorchSharp.</summary>
public static class TorchTensors
{
    /// <summary>Creates tensors on the CPU by name, in order. Tied names share one storage, with a handle each.</summary>
    /// <remarks>The caller owns the tensors: dispose them, or call this within a dispose scope.</remarks>
    public static OrderedDictionary<string, Tensor> ToTensors(this StateDict stateDict)
    {
        var tensors = new OrderedDictionary<string, Tensor>(StringComparer.Ordinal);
        var made = new Dictionary<(ElementType, ReadOnlyMemory<byte>), Tensor>();
        foreach (var (name, data) in stateDict)
        {
            var tied = made.GetValueOrDefault((data.ElementType, data.Bytes));
            tensors.Add(name, tied is null ? data.ToTensor() : tied.view(data.Shape));
            made.TryAdd((data.ElementType, data.Bytes), tensors[name]);
        }

        return tensors;
    }

    /// <summary>Creates a tensor on the CPU and copies the elements.</summary>
    internal static Tensor ToTensor(this TensorData data)
    {
        var tensor = empty(data.Shape, ScalarTypeOf(data.ElementType), CPU);
        if (data.Count > 0)
            data.Bytes.Span.CopyTo(tensor.bytes);
        return tensor;
    }

    /// <summary>Copies the values of tensors on any device. Contiguous tensors over the same elements stay tied.</summary>
    /// <exception cref="NotSupportedException">The type of a tensor, such as a complex type, has no counterpart.</exception>
    public static StateDict FromTensors(IEnumerable<KeyValuePair<string, Tensor>> tensors)
    {
        var stateDict = new StateDict();
        var copied = new Dictionary<(DeviceType, int, long Address, ScalarType, long Count), TensorData>();
        foreach (var (name, tensor) in tensors)
        {
            if (Address(tensor) is not { } address)
            {
                stateDict.Add(name, FromTensor(tensor));
                continue;
            }

            var key = (tensor.device_type, tensor.device_index, address, tensor.dtype, tensor.numel());
            if (!copied.TryGetValue(key, out var first))
                copied.Add(key, first = FromTensor(tensor));
            stateDict.Add(name, new(first.ElementType, tensor.shape, first.Bytes));
        }

        return stateDict;
    }

    /// <summary>Copies the values of a tensor on any device and with any memory layout.</summary>
    /// <inheritdoc cref="FromTensors"/>
    internal static TensorData FromTensor(Tensor tensor)
    {
        var type = ElementTypeOf(tensor.dtype);
        using var scope = NewDisposeScope();
        var contiguous = tensor.detach().cpu().contiguous();
        return new(type, tensor.shape, contiguous.numel() == 0 ? [] : contiguous.bytes.ToArray());
    }

    /// <returns>
    /// The address of the first element; null when the tensor is empty or not contiguous, or TorchSharp does not report it.
    /// </returns>
    private static unsafe long? Address(Tensor tensor)
    {
        if (tensor.numel() == 0 || !tensor.is_contiguous())
            return null;
        if (tensor.device_type == DeviceType.CPU)
            return (long)Unsafe.AsPointer(ref MemoryMarshal.GetReference(tensor.bytes));
        return tensor.dtype == ScalarType.Float32
            ? tensor.storage<float>().data_ptr() + (tensor.storage_offset() * sizeof(float))
            : null;
    }

    private static ScalarType ScalarTypeOf(ElementType type) => type switch
    {
        ElementType.UInt8 => ScalarType.Byte,
        _ => Enum.Parse<ScalarType>(type.ToString()),
    };

    private static ElementType ElementTypeOf(ScalarType type) => type switch
    {
        ScalarType.Byte => ElementType.UInt8,
        _ => Enum.TryParse<ElementType>(type.ToString(), out var known)
            ? known
            : throw new NotSupportedException($"No state dict holds tensors of {type}."),
    };
}
