using Trainer.Kernels.Memory;
using Trainer.Kernels.Products;
using Trainer.Model;
using static TorchSharp.torch;

namespace Trainer.Kernels.Lstm;

/// <summary>An LSTM layer that only reads: computes what <see cref="LstmPass"/> does, keeps nothing to learn from, and packs its weights once.</summary>
/// <param name="weights">Must not change meanwhile; their mask is left out.</param>
internal sealed unsafe class LstmReading(LstmWeights weights, ReadingMemory memory, Tile tile) : IDisposable
{
    private readonly int _inputs = (int)weights.InputHidden.shape[1], _units = (int)weights.HiddenHidden.shape[1];
    private readonly PackedMatrix _input = new(
        Matrix.Rows(weights.InputHidden.Floats(), weights.InputHidden.shape[1]).Transposed,
        (int)weights.InputHidden.shape[1], (int)weights.InputHidden.shape[0], tile);

    private readonly NativeBuffer _recurrent = LstmRecurrence.Pack(
        Matrix.Rows(weights.HiddenHidden.Floats(), weights.HiddenHidden.shape[1]), (int)weights.HiddenHidden.shape[1], tile);

    private readonly Tensor _bias = weights.InputBias.Plus(weights.HiddenBias).DetachFromDisposeScope(); // (4H)

    /// <param name="x">(B, T, I)</param>
    /// <param name="hidden">(1, B, H)</param>
    /// <param name="cell">(1, B, H)</param>
    /// <inheritdoc cref="IKernels.Lstm" path="/returns"/>
    public (Tensor Output, Tensor Hidden, Tensor Cell) Run(Tensor x, Tensor hidden, Tensor cell)
    {
        x = FastKernels.TimeFirst(x);
        var shape = new LstmShape((int)x.shape[0], (int)x.shape[1], _inputs, _units);
        var size = (long)shape.Batch * _units;
        var gates = memory.Gates.Of((long)shape.Rows * shape.Gates);
        var cells = memory.Cells.Of(shape.Rows * (long)_units + size);
        Elementwise.Copy(cell.contiguous().Floats(), cells, (int)size);
        Elementwise.Repeat(_bias.Floats(), gates, shape.Gates, shape.Rows);
        MatrixProduct.Multiply(
            Matrix.Rows(x.Floats(), _inputs), _input, gates, shape.Gates, shape.Rows, shape.Gates, _inputs, add: true, tile);
        var output = empty([shape.Steps, shape.Batch, _units], x.dtype, x.device);
        LstmRecurrence.Forward(shape, _recurrent.Of(0), gates, hidden.contiguous().Floats(), cells, output.Floats(), tile);

        var lastCell = empty([1, shape.Batch, _units], x.dtype, x.device);
        Elementwise.Copy(cells + shape.Rows * (long)_units, lastCell.Floats(), (int)size);
        return (output.transpose(0, 1), output.narrow(0, shape.Steps - 1, 1).clone(), lastCell);
    }

    public void Dispose()
    {
        _input.Dispose();
        _recurrent.Dispose();
        _bias.Dispose();
    }
}
