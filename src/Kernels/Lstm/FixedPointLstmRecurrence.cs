using Kernels.Memory;
using Kernels.Products;
using Kernels.Products.FixedPoint;
using Kernels.Threads;

namespace Kernels.Lstm;

/// <summary>Forward pass of <see cref="LstmRecurrence"/> with states and weights as 16-bit integers in the products.</summary>
/// <remarks>
/// The scale of a state depends on all its units, so the threads synchronize twice per step: after computing the state and after packing
/// it.
/// </remarks>
internal sealed unsafe class FixedPointLstmRecurrence : IReadingRecurrence
{
    [ThreadStatic]
    private static NativeBuffer? _rows;

    private readonly NativeBuffer _memory = new();
    private readonly FixedPointPanels _weights;
    private readonly FixedPointTile _tile;
    private readonly int _blocks;

    /// <param name="weight">Hidden-to-hidden weights. // (4H, H)</param>
    /// <param name="units">H</param>
    public FixedPointLstmRecurrence(Matrix weight, int units, FixedPointTile tile)
    {
        _tile = tile;
        var blocks = _blocks = (units + tile.Columns - 1) / tile.Columns;
        var weights = _weights = new(_memory, 4 * blocks, tile.Columns, units);
        KernelThreads.Run(member =>
        {
            var (first, last) = member.Share(4 * blocks);
            for (var panel = first; panel < last; panel++)
            {
                var (unit, gate) = (panel / 4 * tile.Columns, panel % 4);
                weights[panel].Pack(weight.From(gate * units + unit, 0), units, units - unit, tile.Columns);
            }
        });
    }

    public void Forward(LstmShape shape, float* gates, float* hidden, float* cells, float* outputs)
    {
        var units = shape.Hidden;
        var tiles = (shape.Batch + _tile.Rows - 1) / _tile.Rows;
        var rows = new FixedPointPanels(_rows ??= new(), tiles, _tile.Rows, units);
        KernelThreads.Run(member =>
        {
            var (first, last) = member.Share(_blocks);
            for (var step = 0; step < shape.Steps; step++)
            {
                var state = step == 0 ? hidden : outputs + (step - 1L) * shape.Batch * units;
                rows.Pack(member, Matrix.Rows(state, units), shape.Batch);
                member.Wait();
                for (var block = first; block < last; block++)
                    ForwardBlock(shape, step, block, rows, tiles, gates, cells, outputs);
                member.Wait();
            }
        });
    }

    public void Dispose() => _memory.Dispose();

    private void ForwardBlock(
        LstmShape shape, int step, int block, FixedPointPanels rows, int tiles, float* gates, float* cells, float* outputs)
    {
        var (units, unit) = (shape.Hidden, block * _tile.Columns);
        var count = Math.Min(_tile.Columns, units - unit);
        var now = gates + (long)step * shape.Batch * shape.Gates + unit;
        for (var gate = 0; gate < 4; gate++)
        {
            for (var tile = 0; tile < tiles; tile++)
            {
                var row = tile * _tile.Rows;
                var target = now + (long)row * shape.Gates + gate * units;
                _tile.MultiplyPart(
                    rows[tile], _weights[4 * block + gate], FixedPointPanel.PairsOf(units), target, shape.Gates, target, shape.Gates,
                    shape.Batch - row, count);
            }
        }

        for (var row = 0; row < shape.Batch; row++)
        {
            var at = ((long)step * shape.Batch + row) * units + unit;
            LstmCells.Forward(now + row * (long)shape.Gates, units, cells + at, cells + at + (long)shape.Batch * units, outputs + at, count);
        }
    }
}
