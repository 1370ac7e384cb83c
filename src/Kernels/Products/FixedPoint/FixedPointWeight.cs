using Kernels.Memory;
using Kernels.Threads;

namespace Kernels.Products.FixedPoint;

/// <summary>Weight as 16-bit integers, packed once for products with many rows.</summary>
/// <remarks>
/// Each row of both operands has its own scale. Results depend neither on the number of threads nor on which rows are multiplied together.
/// </remarks>
internal sealed unsafe class FixedPointWeight : IReadingWeight
{
    /// <summary>
    /// Number of row tiles that are multiplied with a panel of the weight in sequence, so that the panel is loaded into a core's cache
    /// once.
    /// </summary>
    private const int Group = 64;

    [ThreadStatic]
    private static NativeBuffer? _left;

    private readonly NativeBuffer _memory = new();
    private readonly FixedPointPanels _right;
    private readonly FixedPointTile _tile;
    private readonly int _n, _k, _panels;

    /// <param name="weight">(N, K), with the numbers of a row contiguous</param>
    public FixedPointWeight(Matrix weight, int n, int k, FixedPointTile tile)
    {
        (_tile, _n, _k) = (tile, n, k);
        var panels = _panels = (n + tile.Columns - 1) / tile.Columns;
        var right = _right = new(_memory, panels, tile.Columns, k);
        KernelThreads.Run(member => right.Pack(member, weight, n));
    }

    public void Multiply(float* rows, int m, float* target, float* bias)
    {
        var (addend, addendStride) = bias == null ? ((nint)target, _n) : ((nint)bias, 0);
        var tiles = (m + _tile.Rows - 1) / _tile.Rows;
        var left = new FixedPointPanels(_left ??= new(), tiles, _tile.Rows, _k);
        KernelThreads.Run(member =>
        {
            left.Pack(member, Matrix.Rows(rows, _k), m);
            member.Wait();

            var (start, end) = member.Share((tiles + Group - 1) / Group * _panels);
            for (var item = start; item < end; item++)
            {
                var (group, panel) = Math.DivRem(item, _panels);
                for (var tile = group * Group; tile < Math.Min(tiles, (group + 1) * Group); tile++)
                    MultiplyTile(left[tile], tile * _tile.Rows, panel);
            }
        });

        void MultiplyTile(FixedPointPanel panelOfRows, int row, int panel)
        {
            var column = panel * _tile.Columns;
            _tile.MultiplyPart(
                panelOfRows, _right[panel], FixedPointPanel.PairsOf(_k), target + (long)row * _n + column, _n,
                (float*)addend + (long)row * addendStride + column, addendStride, m - row, _n - column);
        }
    }

    public void Dispose() => _memory.Dispose();
}
