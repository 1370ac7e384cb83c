namespace Kernels.Reading;

/// <summary>Number format of the matrix products in inference. All other operations use single precision.</summary>
public enum ReadingPrecision
{
    /// <summary>Single precision.</summary>
    Fp32,

    /// <summary>
    /// 16-bit integers with one scale per row and exact sums, on processors that multiply them twice as fast as floats (AVX2, AVX-512);
    /// otherwise the same as <see cref="Fp32"/>.
    /// </summary>
    Fast,
}
