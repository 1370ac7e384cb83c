using System.Runtime.InteropServices;

namespace Kernels.Memory;

/// <summary>Reusable memory for intermediate numbers. The content is not preserved.</summary>
internal sealed unsafe class NativeBuffer : IDisposable
{
    private const int Alignment = 64; // a cache line, and AVX-512's widest load

    private float* _data;
    private long _count;

    ~NativeBuffer() => Free();

    /// <summary>Returns memory for the given number of floats.</summary>
    /// <returns>Address of memory with undefined content.</returns>
    public float* Of(long count)
    {
        if (count <= _count)
            return _data;
        Free();
        _data = (float*)NativeMemory.AlignedAlloc((nuint)count * sizeof(float), Alignment);
        _count = count;
        return _data;
    }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        NativeMemory.AlignedFree(_data);
        _data = null;
        _count = 0;
    }
}
