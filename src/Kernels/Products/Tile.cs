using System.Runtime.Intrinsics.X86;

namespace Kernels.Products;

/// <summary>Innermost product: a few rows by a few columns, with all sums in registers while both operands are streamed.</summary>
/// <remarks>Goto &amp; van de Geijn, "Anatomy of high-performance matrix multiplication", 2008.</remarks>
internal abstract class Tile(int rows, int columns)
{
    /// <summary>The widest tile that this processor supports.</summary>
    public static Tile Best { get; } =
        Avx512F.IsSupported ? new Tile512() : Avx2.IsSupported && Fma.IsSupported ? new Tile256() : new Tile128();

    /// <summary>R</summary>
    public int Rows { get; } = rows;

    /// <summary>C</summary>
    public int Columns { get; } = columns;

    /// <summary>Computes target = left^T right, or target += left^T right.</summary>
    /// <param name="left">Panel of the left operand. // (K, R)</param>
    /// <param name="right">Panel of the right operand. // (K, C)</param>
    /// <param name="target">(R, C), rows <paramref name="stride"/> apart</param>
    /// <param name="add">Whether to add to the content of <paramref name="target"/>.</param>
    public abstract unsafe void Multiply(float* left, float* right, float* target, long stride, int depth, bool add);

    /// <summary>Computes the same where only part of the tile is inside the target.</summary>
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
