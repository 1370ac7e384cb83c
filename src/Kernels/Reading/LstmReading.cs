using Kernels.Lstm;
using Kernels.Memory;
using Kernels.Products;
using static TorchSharp.torch;

namespace Kernels.Reading;

/// <summary>
/// LSTM layer for inference: computes the same as <see cref="LstmPass"/>, stores nothing for gradients, and packs its weights once.
/// </summary>
public sealed unsafe class LstmReading : IDisposable
{
    private readonly ReadingMemory _memory;
    private readonly int _inputs, _units;
    private readonly IReadingWeight _input;
    private readonly IReadingRecurrence _recurrent;
    private readonly Tensor _bias; // (4H)

    /// <param name="weights">Weights, which must not change before this object is disposed. The mask is ignored.</param>
    internal LstmReading(LstmWeights weights, ReadingMemory memory, IReadingProducts products)
    {
        _memory = memory;
        (_inputs, _units) = ((int)weights.InputHidden.shape[1], (int)weights.HiddenHidden.shape[1]);
        _input = products.Pack(Matrix.Rows(weights.InputHidden.Floats(), _inputs), (int)weights.InputHidden.shape[0], _inputs);
        _recurrent = products.PackRecurrence(Matrix.Rows(weights.HiddenHidden.Floats(), _units), _units);
        _bias = weights.InputBias.Plus(weights.HiddenBias).DetachFromDisposeScope();
    }

    /// <summary>Runs the layer.</summary>
    /// <param name="x">(B, T, I)</param>
    /// <param name="hidden">(1, B, H)</param>
    /// <param name="cell">(1, B, H)</param>
    /// <inheritdoc cref="IKernels.Lstm" path="/returns"/>
    public (Tensor Output, Tensor Hidden, Tensor Cell) Run(Tensor x, Tensor hidden, Tensor cell)
    {
        x = x.TimeFirst();
        var (steps, batch) = ((int)x.shape[0], (int)x.shape[1]);
        var output = empty([steps, batch, _units], x.dtype, x.device);
        hidden = hidden.contiguous();
        var lastCell = _memory.Read(steps, batch, _units, 4 * _units, cell, (start, count, gates, cells) =>
        {
            var shape = new LstmShape(count, batch, _inputs, _units);
            var outputs = output.Floats() + (long)start * batch * _units;
            _input.Multiply(x.Floats() + (long)start * batch * _inputs, shape.Rows, gates, _bias.Floats());
            _recurrent.Forward(shape, gates, start == 0 ? hidden.Floats() : outputs - (long)batch * _units, cells, outputs);
        });
        return (output.transpose(0, 1), output.narrow(0, steps - 1, 1).clone(), lastCell);
    }

    public void Dispose()
    {
        _input.Dispose();
        _recurrent.Dispose();
        _bias.Dispose();
    }
}
