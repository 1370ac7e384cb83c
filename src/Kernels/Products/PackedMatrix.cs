using Kernels.Memory;
using Kernels.Threads;

namespace Kernels.Products;

/// <summary>Right operand whose panels are packed once, for products with many left operands.</summary>
internal sealed unsafe class PackedMatrix : IDisposable
{
    private readonly NativeBuffer _panels = new();
    private readonly int _depth, _width;

    /// <param name="right">(K, N)</param>
    /// <param name="k">K</param>
    /// <param name="n">N</param>
    public PackedMatrix(Matrix right, int k, int n, Tile tile)
    {
        (_depth, _width) = (k, (n + tile.Columns - 1) / tile.Columns * tile.Columns);
        var panels = _panels.Of((long)_depth * _width);
        KernelThreads.Run(member =>
        {
            var (start, end) = member.Share(_width / tile.Columns);
            for (var step = 0; step < k; step += MatrixProduct.Depth)
            {
                var depth = Math.Min(MatrixProduct.Depth, k - step);
                for (var panel = start; panel < end; panel++)
                {
                    var column = panel * tile.Columns;
                    Panel.Pack(panels + Offset(step, column), tile.Columns, right.From(step, column), depth, n - column);
                }
            }
        });
    }

    /// <summary>Returns the panels from a row, which starts a block of the inner sum, and a column, which starts a panel.</summary>
    public float* From(int row, int column) => _panels.Of(0) + Offset(row, column);

    public void Dispose() => _panels.Dispose();

    private long Offset(int row, int column) => (long)row * _width + (long)column * Math.Min(MatrixProduct.Depth, _depth - row);
}
