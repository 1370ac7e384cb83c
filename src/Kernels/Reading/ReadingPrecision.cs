namespace Kernels.Reading;

/// <summary>The number format of the matrix products where a network only reads. All else is computed in single precision.</summary>
public enum ReadingPrecision
{
    /// <summary>Single precision.</summary>
    Fp32,

    /// <summary>
    /// 16-bit integers, each row with a scale of its own, added up without rounding: on processors that multiply them twice as fast as
    /// floats (AVX2, AVX-512). Elsewhere <see cref="Fp32"/>.
    /// </summary>
    Fast,
}
