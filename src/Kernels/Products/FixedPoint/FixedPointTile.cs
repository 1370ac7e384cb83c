using System.Runtime.Intrinsics.X86;
using Kernels.Arithmetic;

namespace Kernels.Products.FixedPoint;

/// <summary>
/// Innermost product of 16-bit integers: a few rows by a few other rows, with all sums in registers as 32-bit integers. The sums are exact,
/// so the order of summation does not matter.
/// </summary>
internal abstract unsafe class FixedPointTile(int rows, int columns)
{
    /// <summary>The widest tile that this processor supports; null if it does not multiply integers faster than floats.</summary>
    public static FixedPointTile? Best { get; } =
        Avx512BW.IsSupported ? new FixedPointTile512() : Avx2.IsSupported ? new FixedPointTile256() : null;

    /// <summary>R</summary>
    public int Rows { get; } = rows;

    /// <summary>C</summary>
    public int Columns { get; } = columns;

    /// <summary>Computes target = addend + left right^T.</summary>
    /// <param name="left">(R, K)</param>
    /// <param name="right">(C, K)</param>
    /// <param name="pairs">ceil(K / 2)</param>
    /// <param name="target">(R, C), rows <paramref name="stride"/> apart</param>
    /// <param name="addend">(R, C), rows <paramref name="addendStride"/> apart; may be <paramref name="target"/>.</param>
    public abstract void Multiply(
        FixedPointPanel left, FixedPointPanel right, int pairs, float* target, long stride, float* addend, long addendStride);

    /// <summary>Computes the same where only part of the tile is inside the target.</summary>
    public void MultiplyPart(
        FixedPointPanel left, FixedPointPanel right, int pairs, float* target, long stride, float* addend, long addendStride, int rows,
        int columns)
    {
        if (rows >= Rows && columns >= Columns)
        {
            Multiply(left, right, pairs, target, stride, addend, addendStride);
            return;
        }

        var whole = stackalloc float[Rows * Columns];
        (rows, columns) = (Math.Min(rows, Rows), Math.Min(columns, Columns));
        for (var row = 0; row < rows; row++)
            Elementwise.Copy(addend + row * addendStride, whole + row * Columns, columns);
        Multiply(left, right, pairs, whole, Columns, whole, Columns);
        for (var row = 0; row < rows; row++)
            Elementwise.Copy(whole + row * Columns, target + row * stride, columns);
    }
}
