using System.Runtime.InteropServices;
using Faults;

namespace PyTorchFiles;

/// <summary>Checks a view against its storage and copies its elements in row-major order.</summary>
internal static class TensorView
{
    /// <returns>The size of the view in bytes. All of them are in the storage.</returns>
    public static long CheckedByteCount(string name, TensorReference view)
    {
        var count = (Int128)1;
        var last = (Int128)view.Offset;
        foreach (var (size, stride) in view.Shape.Zip(view.Strides))
        {
            if (size < 0 || stride < 0)
                throw new InvalidDataException($"{Describe(name, view)} has a negative size or stride: the file is damaged.");
            count *= size;
            if (count > long.MaxValue)
                throw new InvalidDataException($"{Describe(name, view)} has more elements than fit into memory: the file is damaged.");
            last += (Int128)Math.Max(0, size - 1) * stride;
        }

        var storageCount = view.Storage.ByteCount / view.ElementType.Size();
        if (view.Offset < 0 || (count > 0 && last >= storageCount))
        {
            throw new InvalidDataException(
                $"{Describe(name, view)} reaches beyond its storage of {storageCount} elements: the file is damaged.");
        }

        var bytes = count * view.ElementType.Size();
        return bytes <= Array.MaxLength
            ? (long)bytes
            : throw new InvalidDataException($"{Describe(name, view)} takes {bytes} bytes; a tensor of more than 2 GiB is not supported.");
    }

    /// <returns>Whether the elements are in row-major order without gaps, so that no copy is needed.</returns>
    public static bool IsContiguous(TensorReference view)
    {
        var expected = 1L;
        for (var i = view.Shape.Length - 1; i >= 0; i--)
        {
            if (view.Shape[i] != 1 && view.Strides[i] != expected)
                return view.Shape.Contains(0);
            expected *= view.Shape[i];
        }

        return true;
    }

    /// <returns>The elements in row-major order.</returns>
    public static byte[] Gather(TensorReference view, ReadOnlySpan<byte> storage, long byteCount)
    {
        var elements = GC.AllocateUninitializedArray<byte>((int)byteCount);
        switch (view.ElementType.Size())
        {
            case 8: Gather<ulong>(view, storage, elements); break;
            case 4: Gather<uint>(view, storage, elements); break;
            case 2: Gather<ushort>(view, storage, elements); break;
            default: Gather<byte>(view, storage, elements); break;
        }

        return elements;
    }

    private static void Gather<T>(TensorReference view, ReadOnlySpan<byte> storage, Span<byte> elements)
        where T : unmanaged
    {
        var from = MemoryMarshal.Cast<byte, T>(storage);
        var to = MemoryMarshal.Cast<byte, T>(elements);
        var index = new long[view.Shape.Length];
        var at = view.Offset;
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = from[(int)at];
            for (var axis = index.Length - 1; axis >= 0; axis--)
            {
                at += view.Strides[axis];
                if (++index[axis] < view.Shape[axis])
                    break;
                at -= view.Strides[axis] * view.Shape[axis];
                index[axis] = 0;
            }
        }
    }

    private static string Describe(string name, TensorReference view) =>
        $"{Printable.Of(name)} [{string.Join(", ", view.Shape)}] with strides [{string.Join(", ", view.Strides)}] "
        + $"from element {view.Offset} on";
}
