using System.Runtime.InteropServices;

namespace Kernels.Memory;

/// <summary>Memory for intermediate numbers, kept from one use to the next. Its contents are not.</summary>
internal sealed unsafe class NativeBuffer : IDisposable
{
    private const int Alignment = 64; // a cache line, and AVX-512's widest load

    private float* _data;
    private long _count;

    ~NativeBuffer() => Free();

    /// <returns>Room for so many numbers, which hold anything.</returns>
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
