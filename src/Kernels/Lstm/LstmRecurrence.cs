using Kernels.Memory;
using Kernels.Products;
using Kernels.Threads;

namespace Kernels.Lstm;

/// <summary>Sequential part of an LSTM layer: everything except the products over all steps.</summary>
/// <remarks>
/// The units are divided into blocks of the width of a tile. A thread computes everything that a step needs for its blocks, so the threads
/// synchronize once per step. Each thread packs the recurrent weights that it reads, once per pass.
/// </remarks>
internal static unsafe class LstmRecurrence
{
    /// <summary>Number of steps of the inner sum per iteration over the rows, so that the weights stay in the L2 cache.</summary>
    private const int Depth = 1152;

    [ThreadStatic]
    private static NativeBuffer? _weights, _rows, _gradients;

    /// <summary>Computes h_t and c_t of each step.</summary>
    /// <param name="weight">Hidden-to-hidden weights. // (4H, H)</param>
    /// <param name="gates">
    /// On entry the contribution of inputs and biases, on return the gates after their nonlinearity. // (T, B, 4H)
    /// </param>
    /// <param name="hidden">h_{-1} // (B, H)</param>
    /// <param name="cells">On entry c_{-1} in the first row. // (T + 1, B, H)</param>
    /// <param name="outputs">(T, B, H)</param>
    public static void Forward(LstmShape shape, Matrix weight, float* gates, float* hidden, float* cells, float* outputs, Tile tile)
    {
        var weights = (_weights ??= new()).Of(PanelsSize(shape.Hidden, tile));
        Forward(shape, weights, member => Pack(member, weight, shape.Hidden, weights, tile), gates, hidden, cells, outputs, tile);
    }

    /// <param name="weights">Packed weights from <see cref="Pack(Matrix, int, Tile)"/>.</param>
    /// <inheritdoc cref="Forward(LstmShape, Matrix, float*, float*, float*, float*, Tile)"/>
    public static void Forward(LstmShape shape, float* weights, float* gates, float* hidden, float* cells, float* outputs, Tile tile) =>
        Forward(shape, weights, _ => { }, gates, hidden, cells, outputs, tile);

    /// <summary>Packs the weights for many passes.</summary>
    /// <param name="weight">Hidden-to-hidden weights. // (4H, H)</param>
    /// <param name="units">H</param>
    public static NativeBuffer Pack(Matrix weight, int units, Tile tile)
    {
        var buffer = new NativeBuffer();
        var weights = buffer.Of(PanelsSize(units, tile));
        KernelThreads.Run(member => Pack(member, weight, units, weights, tile));
        return buffer;
    }

    private static long PanelsSize(int units, Tile tile) => 4L * Blocks(units, tile) * units * tile.Columns;

    private static int Blocks(int units, Tile tile) => (units + tile.Columns - 1) / tile.Columns;

    /// <summary>Packs the weights of a member's blocks: one panel per gate for each block.</summary>
    private static void Pack(Member member, Matrix weight, int units, float* weights, Tile tile)
    {
        var panel = (long)units * tile.Columns;
        var (first, last) = member.Share(Blocks(units, tile));
        for (var block = first; block < last; block++)
        {
            var unit = block * tile.Columns;
            for (var gate = 0; gate < 4; gate++)
            {
                var rowsOfGate = weight.From(gate * units + unit, 0).Transposed; // (H, units of the block)
                Panel.Pack(weights + (4 * block + gate) * panel, tile.Columns, rowsOfGate, units, units - unit);
            }
        }
    }

    private static void Forward(
        LstmShape shape, float* weights, Action<Member> pack, float* gates, float* hidden, float* cells, float* outputs, Tile tile)
    {
        var units = shape.Hidden;
        var panel = (long)units * tile.Columns;
        var rows = new PackedRows((_rows ??= new()).Of(2 * PackedRows.Size(shape.Batch, units, tile)), shape.Batch, units, tile);
        KernelThreads.Run(member =>
        {
            pack(member);
            var (first, last) = member.Share(Blocks(units, tile));
            for (var block = first; block < last; block++)
            {
                var unit = block * tile.Columns;
                rows.Put(0, hidden + unit, units, unit, Math.Min(tile.Columns, units - unit));
            }

            member.Wait();
            for (var step = 0; step < shape.Steps; step++)
            {
                for (var block = first; block < last; block++)
                    ForwardBlock(shape, step, block, weights + 4 * block * panel, rows, gates, cells, outputs, tile);
                member.Wait();
            }
        });
    }

    /// <summary>Computes the gradients of the gates of each step.</summary>
    /// <param name="gates">On entry the gates from the forward pass, on return the gradients of its inputs. // (T, B, 4H)</param>
    /// <param name="cells">(T + 1, B, H)</param>
    /// <param name="dOutputs">(T, B, H)</param>
    public static void Backward(LstmShape shape, Matrix weight, float* gates, float* cells, float* dOutputs, Tile tile)
    {
        var (units, size) = (shape.Hidden, shape.Batch * (long)shape.Hidden);
        var blocks = (units + tile.Columns - 1) / tile.Columns;
        var panel = (long)shape.Gates * tile.Columns;
        var weights = (_weights ??= new()).Of(blocks * panel);
        var memory = (_rows ??= new()).Of(2 * PackedRows.Size(shape.Batch, shape.Gates, tile));
        var rows = new PackedRows(memory, shape.Batch, shape.Gates, tile);
        var dHidden = (_gradients ??= new()).Of(2 * size);
        new Span<float>(dHidden, checked((int)(2 * size))).Clear();
        KernelThreads.Run(member =>
        {
            var (first, last) = member.Share(blocks);
            for (var block = first; block < last; block++)
            {
                var unit = block * tile.Columns;
                Panel.Pack(weights + block * panel, tile.Columns, weight.From(0, unit), shape.Gates, units - unit);
            }

            for (var step = shape.Steps - 1; step >= 0; step--)
            {
                for (var block = first; block < last; block++)
                    BackwardBlock(shape, step, block, rows, gates, cells, dOutputs, dHidden, dHidden + size, tile);
                if (step == 0)
                    break; // the initial state belongs to another call and gets no gradient
                member.Wait();
                for (var block = first; block < last; block++)
                {
                    var unit = block * tile.Columns;
                    rows.Multiply(step & 1, weights + block * panel, dHidden + unit, units, units - unit, add: false);
                }
            }
        });
    }

    private static void ForwardBlock(
        LstmShape shape, int step, int block, float* weights, PackedRows rows, float* gates, float* cells, float* outputs, Tile tile)
    {
        var (units, unit) = (shape.Hidden, block * tile.Columns);
        var count = Math.Min(tile.Columns, units - unit);
        var now = gates + (long)step * shape.Batch * shape.Gates + unit;
        for (var gate = 0; gate < 4; gate++)
            rows.Multiply(step & 1, weights + gate * (long)units * tile.Columns, now + gate * units, shape.Gates, count, add: true);
        for (var row = 0; row < shape.Batch; row++)
        {
            var at = ((long)step * shape.Batch + row) * units + unit;
            LstmCells.Forward(now + row * (long)shape.Gates, units, cells + at, cells + at + (long)shape.Batch * units, outputs + at, count);
        }

        rows.Put((step + 1) & 1, outputs + (long)step * shape.Batch * units + unit, units, unit, count);
    }

    private static void BackwardBlock(
        LstmShape shape, int step, int block, PackedRows rows, float* gates, float* cells, float* dOutputs, float* dHidden, float* dCell,
        Tile tile)
    {
        var (units, unit) = (shape.Hidden, block * tile.Columns);
        var count = Math.Min(tile.Columns, units - unit);
        var now = gates + (long)step * shape.Batch * shape.Gates + unit;
        for (var row = 0; row < shape.Batch; row++)
        {
            var at = ((long)step * shape.Batch + row) * units + unit;
            var carried = (long)row * units + unit;
            LstmCells.Backward(now + row * (long)shape.Gates, units, cells + at, cells + at + (long)shape.Batch * units, dOutputs + at,
                dHidden + carried, dCell + carried, count);
        }

        for (var gate = 0; gate < 4; gate++)
            rows.Put(step & 1, now + gate * units, shape.Gates, gate * units + unit, count);
    }

    /// <summary>
    /// Left operands of two steps, used alternately: one is read while the next is written. Zeros pad the rows to whole tiles.
    /// </summary>
    private readonly struct PackedRows
    {
        private readonly float* _data;
        private readonly int _batch, _depth;
        private readonly Tile _tile;
        private readonly long _size;

        public PackedRows(float* data, int batch, int depth, Tile tile)
        {
            (_batch, _depth, _tile, _size) = (batch, depth, tile, Size(batch, depth, tile));
            _data = data;
            new Span<float>(data, checked((int)(2 * _size))).Clear();
        }

        public static long Size(int batch, int depth, Tile tile) => (batch + tile.Rows - 1L) / tile.Rows * tile.Rows * depth;

        /// <summary>Writes a range of columns of each row.</summary>
        /// <param name="source">(B, count), rows <paramref name="stride"/> apart</param>
        public void Put(int turn, float* source, int stride, int column, int count)
        {
            for (var row = 0; row < _batch; row += _tile.Rows)
            {
                var panel = _data + turn * _size + (long)row * _depth + (long)column * _tile.Rows;
                Panel.Pack(panel, _tile.Rows, new Matrix(source + (long)row * stride, 1, stride), count, _batch - row);
            }
        }

        /// <summary>Computes target = rows weights, or target += rows weights.</summary>
        /// <param name="weights">One panel. // (K, C)</param>
        /// <param name="target">(B, count), rows <paramref name="stride"/> apart</param>
        public void Multiply(int turn, float* weights, float* target, int stride, int count, bool add)
        {
            for (var k = 0; k < _depth; k += Depth)
            {
                var depth = Math.Min(Depth, _depth - k);
                for (var row = 0; row < _batch; row += _tile.Rows)
                {
                    var panel = _data + turn * _size + (long)row * _depth + (long)k * _tile.Rows;
                    _tile.MultiplyPart(
                        panel, weights + (long)k * _tile.Columns, target + (long)row * stride, stride, depth, add || k > 0,
                        _batch - row, count);
                }
            }
        }
    }
}
