using Kernels.Lstm;
using Kernels.Memory;
using Kernels.Products;
using static TorchSharp.torch;

namespace Kernels.Reading;

/// <summary>
/// LSTM layer for inference: computes the same as <see cref="LstmPass"/>, stores nothing for gradients, and packs its weights once.
/// </summary>
/// <param name="weights">Weights, which must not change before this object is disposed. The mask is ignored.</param>
public sealed unsafe class LstmReading(LstmWeights weights, ReadingMemory memory, IReadingProducts products) : IDisposable
{
    private readonly int _inputs = (int)weights.InputHidden.shape[1], _units = (int)weights.HiddenHidden.shape[1];
    private readonly IReadingWeight _input = products.Pack(
        Matrix.Rows(weights.InputHidden.Floats(), weights.InputHidden.shape[1]),
        (int)weights.InputHidden.shape[0], (int)weights.InputHidden.shape[1]);

    private readonly IReadingRecurrence _recurrent = products.PackRecurrence(
        Matrix.Rows(weights.HiddenHidden.Floats(), weights.HiddenHidden.shape[1]), (int)weights.HiddenHidden.shape[1]);

    private readonly Tensor _bias = weights.InputBias.Plus(weights.HiddenBias).DetachFromDisposeScope(); // (4H)

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
        var lastCell = memory.Read(steps, batch, _units, 4 * _units, cell, (start, count, gates, cells) =>
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
