using Kernels.Memory;
using Kernels.Products;
using Kernels.Qrnn;
using static TorchSharp.torch;

namespace Kernels.Reading;

/// <summary>
/// Quasi-recurrent layer for inference: computes the same as <see cref="QrnnPass"/>, stores nothing for gradients, and packs its weights
/// once.
/// </summary>
public sealed unsafe class QrnnReading : IDisposable
{
    private readonly ReadingMemory _memory;
    private readonly int _window, _inputs, _units;
    private readonly Tensor _bias; // (3H)

    /// <summary>Packed weights of each input of the window, newest input first.</summary>
    private readonly IReadingWeight[] _weights;

    /// <param name="weights">Weights, which must not change before this object is disposed. The mask is ignored.</param>
    /// <param name="window">Number of inputs that each gate uses: 1 or 2.</param>
    internal QrnnReading(QrnnWeights weights, int window, ReadingMemory memory, IReadingProducts products)
    {
        var (rows, columns) = ((int)weights.Weight.shape[0], weights.Weight.shape[1]);
        (_memory, _window, _bias) = (memory, window, weights.Bias);
        (_inputs, _units) = ((int)columns / window, rows / 3);
        _weights =
        [
            .. Enumerable.Range(0, window).Select(age => products.Pack(
                Matrix.Rows(weights.Weight.Floats(), columns).From(0, age * columns / window), rows, _inputs)),
        ];
    }

    /// <summary>Runs the layer.</summary>
    /// <param name="x">(B, T, I)</param>
    /// <param name="before">Input before the first one, if the window includes it. // (1, B, I)</param>
    /// <param name="cell">(1, B, H)</param>
    /// <inheritdoc cref="IKernels.Qrnn" path="/returns"/>
    public (Tensor Output, Tensor Cell) Run(Tensor x, Tensor? before, Tensor cell)
    {
        var (batch, steps) = ((int)x.shape[0], (int)x.shape[1]);
        x = x.TimeFirst();
        if (before is not null)
            x = cat([before, x]);
        var output = empty([steps, batch, _units], x.dtype, x.device);
        var lastCell = _memory.Read(steps, batch, _units, 3 * _units, cell, (start, count, gates, cells) =>
        {
            var shape = new QrnnShape(count, batch, _inputs, _units, _window);
            for (var age = 0; age < _window; age++)
            {
                var inputs = x.Floats() + (start + _window - 1L - age) * batch * _inputs;
                _weights[age].Multiply(inputs, shape.Rows, gates, age == 0 ? _bias.Floats() : null);
            }

            QrnnRecurrence.Forward(shape, gates, cells, output.Floats() + (long)start * batch * _units);
        });
        return (output.transpose(0, 1), lastCell);
    }

    public void Dispose()
    {
        foreach (var weight in _weights)
            weight.Dispose();
    }
}
