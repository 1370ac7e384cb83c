namespace Kernels.Products.FixedPoint;

/// <summary>Rows of an operand, in the order a <see cref="FixedPointTile"/> reads them.</summary>
/// <param name="pairs">A pair of neighbours of every row, the next pair of every row, … // (ceil(K / 2), width)</param>
/// <param name="scales">(width)</param>
internal readonly unsafe struct FixedPointPanel(int* pairs, float* scales)
{
    public readonly int* Pairs = pairs;
    public readonly float* Scales = scales;

    /// <summary>In how many pairs so many numbers go.</summary>
    public static int PairsOf(int k) => (k + 1) / 2;

    /// <summary>Packs the first <paramref name="width"/> of the rows; what stands where there is no row is never asked for.</summary>
    /// <param name="source">(rows, K), a row's numbers beside each other</param>
    public void Pack(Matrix source, int k, int rows, int width)
    {
        for (var row = 0; row < Math.Min(rows, width); row++)
            Scales[row] = FixedPointRow.Pack(source.From(row, 0).Data, k, Pairs + row, width);
    }
}
