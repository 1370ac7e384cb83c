using Kernels.Memory;
using Kernels.Products;
using Kernels.Qrnn;
using static TorchSharp.torch;

namespace Kernels.Reading;

/// <summary>
/// Quasi-recurrent layer for inference: computes the same as <see cref="QrnnPass"/>, stores nothing for gradients, and packs its weights
/// once.
/// </summary>
/// <param name="weights">Weights, which must not change before this object is disposed. The mask is ignored.</param>
/// <param name="window">Number of inputs that each gate uses: 1 or 2.</param>
public sealed unsafe class QrnnReading(QrnnWeights weights, int window, ReadingMemory memory, IReadingProducts products) : IDisposable
{
    private readonly int _inputs = (int)weights.Weight.shape[1] / window, _units = (int)weights.Weight.shape[0] / 3;

    /// <summary>Packed weights of each input of the window, newest input first.</summary>
    private readonly IReadingWeight[] _weights =
    [
        .. Enumerable.Range(0, window).Select(age => products.Pack(
            Matrix.Rows(weights.Weight.Floats(), weights.Weight.shape[1]).From(0, age * weights.Weight.shape[1] / window),
            (int)weights.Weight.shape[0], (int)weights.Weight.shape[1] / window)),
    ];

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
        var lastCell = memory.Read(steps, batch, _units, 3 * _units, cell, (start, count, gates, cells) =>
        {
            var shape = new QrnnShape(count, batch, _inputs, _units, window);
            for (var age = 0; age < window; age++)
            {
                var inputs = x.Floats() + (start + window - 1L - age) * batch * _inputs;
                _weights[age].Multiply(inputs, shape.Rows, gates, age == 0 ? weights.Bias.Floats() : null);
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
