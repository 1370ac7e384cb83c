namespace Kernels.Products.FixedPoint;

/// <summary>Rows of an operand in the order in which a <see cref="FixedPointTile"/> reads them.</summary>
/// <param name="pairs">A pair of adjacent numbers of each row, then the next pair of each row, and so on. // (ceil(K / 2), width)</param>
/// <param name="scales">Scale of each row. // (width)</param>
internal readonly unsafe struct FixedPointPanel(int* pairs, float* scales)
{
    public readonly int* Pairs = pairs;
    public readonly float* Scales = scales;

    /// <summary>Returns the number of pairs for <paramref name="k"/> numbers.</summary>
    public static int PairsOf(int k) => (k + 1) / 2;

    /// <summary>
    /// Packs the first <paramref name="width"/> of the rows. Missing rows are left undefined because they are never used.
    /// </summary>
    /// <param name="source">(rows, K), with the numbers of a row contiguous</param>
    public void Pack(Matrix source, int k, int rows, int width)
    {
        for (var row = 0; row < Math.Min(rows, width); row++)
            Scales[row] = FixedPointRow.Pack(source.From(row, 0).Data, k, Pairs + row, width);
    }
}
