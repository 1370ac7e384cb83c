using Kernels.Memory;
using Kernels.Threads;

namespace Kernels.Products;

/// <summary>
/// Products of large matrices on all threads. One thread computes each sum in a fixed order, so results do not depend on the number of
/// threads.
/// </summary>
/// <remarks>Goto &amp; van de Geijn 2008: blocks of both operands are packed into panels that a <see cref="Tile"/> multiplies.</remarks>
internal static unsafe class MatrixProduct
{
    /// <summary>Steps of the inner sum in a block, so that a panel of the left operand stays in the L1 cache.</summary>
    public const int Depth = 512;

    /// <summary>Rows and columns in a block, so that its panels stay in the shared caches.</summary>
    private const int BlockRows = 2304, BlockColumns = 4608;

    /// <summary>Number of left panels that are multiplied with one right panel at a time.</summary>
    private const int Group = 16;

    [ThreadStatic]
    private static NativeBuffer? _left, _right;

    /// <summary>Computes target = left right, or target += left right.</summary>
    /// <param name="left">(M, K)</param>
    /// <param name="right">(K, N)</param>
    /// <param name="target">(M, N), rows <paramref name="stride"/> apart</param>
    /// <param name="add">Whether to add to the content of <paramref name="target"/>.</param>
    public static void Multiply(Matrix left, Matrix right, float* target, long stride, int m, int n, int k, bool add, Tile? tile = null)
    {
        tile ??= Tile.Best;
        var panels = (_right ??= new()).Of((long)RoundUp(Math.Min(n, BlockColumns), tile.Columns) * Math.Min(Depth, k));
        var blocks = new Blocks(tile, LeftPanels(m, k, tile));
        KernelThreads.Run(member => Multiply(
            member, blocks, left, (step, column, depth, width) =>
            {
                blocks.PackRight(member, panels, right.From(step, column), depth, width);
                return (nint)panels;
            },
            target, stride, m, n, k, add));
    }

    /// <inheritdoc cref="Multiply(Matrix, Matrix, float*, long, int, int, int, bool, Tile?)"/>
    public static void Multiply(Matrix left, PackedMatrix right, float* target, long stride, int m, int n, int k, bool add, Tile tile)
    {
        var blocks = new Blocks(tile, LeftPanels(m, k, tile));
        KernelThreads.Run(member => Multiply(
            member, blocks, left, (step, column, _, _) => (nint)right.From(step, column), target, stride, m, n, k, add));
    }

    private static float* LeftPanels(int m, int k, Tile tile) =>
        (_left ??= new()).Of((long)RoundUp(Math.Min(m, BlockRows), tile.Rows) * Math.Min(Depth, k));

    /// <param name="rightPanels">Function that returns the address of the panels of a block from its step, column, depth and width.</param>
    private static void Multiply(
        Member member, Blocks blocks, Matrix left, Func<int, int, int, int, nint> rightPanels, float* target, long stride, int m, int n,
        int k, bool add)
    {
        for (var column = 0; column < n; column += BlockColumns)
        {
            for (var step = 0; step < k; step += Depth)
            {
                var (width, depth) = (Math.Min(BlockColumns, n - column), Math.Min(Depth, k - step));
                var right = (float*)rightPanels(step, column, depth, width);
                for (var row = 0; row < m; row += BlockRows)
                {
                    var height = Math.Min(BlockRows, m - row);
                    blocks.PackLeft(member, left.From(row, step), depth, height);
                    member.Wait();
                    blocks.Multiply(member, right, target + row * stride + column, stride, height, width, depth, add || step > 0);
                    member.Wait();
                }
            }
        }
    }

    private static int RoundUp(int value, int step) => (value + step - 1) / step * step;

    /// <summary>Packed blocks of both operands, and their products.</summary>
    private sealed class Blocks(Tile tile, float* left)
    {
        public void PackLeft(Member member, Matrix block, int depth, int rows)
        {
            var (start, end) = member.Share(RoundUp(rows, tile.Rows) / tile.Rows);
            for (var panel = start; panel < end; panel++)
            {
                var row = panel * tile.Rows;
                Panel.Pack(left + (long)row * depth, tile.Rows, block.From(row, 0).Transposed, depth, rows - row);
            }
        }

        public void PackRight(Member member, float* right, Matrix block, int depth, int columns)
        {
            var (start, end) = member.Share(RoundUp(columns, tile.Columns) / tile.Columns);
            for (var panel = start; panel < end; panel++)
            {
                var column = panel * tile.Columns;
                Panel.Pack(right + (long)column * depth, tile.Columns, block.From(0, column), depth, columns - column);
            }
        }

        public void Multiply(Member member, float* right, float* target, long stride, int rows, int columns, int depth, bool add)
        {
            var groups = RoundUp(rows, Group * tile.Rows) / (Group * tile.Rows);
            var (start, end) = member.Share(groups * (RoundUp(columns, tile.Columns) / tile.Columns));
            for (var item = start; item < end; item++)
            {
                var (column, group) = (item / groups * tile.Columns, item % groups);
                var last = Math.Min(rows, (group + 1) * Group * tile.Rows);
                for (var row = group * Group * tile.Rows; row < last; row += tile.Rows)
                {
                    tile.MultiplyPart(
                        left + (long)row * depth, right + (long)column * depth, target + row * stride + column, stride, depth, add,
                        rows - row, columns - column);
                }
            }
        }
    }
}
