using System.Runtime.Intrinsics.X86;

namespace Kernels.Products;

/// <summary>
/// The innermost product: a few rows times a few columns, all of whose sums stay in registers while the two operands stream by.
/// </summary>
/// <remarks>Goto &amp; van de Geijn, "Anatomy of high-performance matrix multiplication", 2008.</remarks>
internal abstract class Tile(int rows, int columns)
{
    /// <summary>The widest this processor has.</summary>
    public static Tile Best { get; } =
        Avx512F.IsSupported ? new Tile512() : Avx2.IsSupported && Fma.IsSupported ? new Tile256() : new Tile128();

    /// <summary>R</summary>
    public int Rows { get; } = rows;

    /// <summary>C</summary>
    public int Columns { get; } = columns;

    /// <summary>target = left^T right, or target += left^T right.</summary>
    /// <param name="left">A panel of the left operand. // (K, R)</param>
    /// <param name="right">A panel of the right operand. // (K, C)</param>
    /// <param name="target">(R, C), rows <paramref name="stride"/> apart</param>
    /// <param name="add">Whether to add to what <paramref name="target"/> holds.</param>
    public abstract unsafe void Multiply(float* left, float* right, float* target, long stride, int depth, bool add);

    /// <summary>The same where only part of the tile lies within the target.</summary>
    public unsafe void MultiplyPart(float* left, float* right, float* target, long stride, int depth, bool add, int rows, int columns)
    {
        if (rows >= Rows && columns >= Columns)
        {
            Multiply(left, right, target, stride, depth, add);
            return;
        }

        var whole = stackalloc float[Rows * Columns];
        Multiply(left, right, whole, Columns, depth, add: false);
        for (var row = 0; row < Math.Min(rows, Rows); row++)
        {
            for (var column = 0; column < Math.Min(columns, Columns); column++)
            {
                var sum = whole[row * Columns + column];
                target[row * stride + column] = add ? target[row * stride + column] + sum : sum;
            }
        }
    }
}
