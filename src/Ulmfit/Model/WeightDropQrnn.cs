using System.Diagnostics;
using Kernels;
using Kernels.Reading;
using static TorchSharp.torch;

namespace Ulmfit.Model;

/// <summary>
/// A quasi-recurrent layer with DropConnect on its weights: the gates are computed from a window of inputs, and only an elementwise
/// recurrence runs over time.
/// </summary>
/// <remarks>
/// Bradbury et al., "Quasi-Recurrent Neural Networks", 2016. Gates are ordered z, f, o; the newest input of the window comes first.
/// </remarks>
internal sealed class WeightDropQrnn : IRecurrentLayer
{
    private readonly double _weightP;
    private readonly IDropoutMasks _masks;
    private readonly NetworkKernels _kernels;
    private readonly Tensor _weight;           // (3H, W I)
    private readonly Tensor _bias;             // (3H)
    private readonly CarriedState _cell;       // (1, B, H)
    private readonly CarriedState? _lastInput; // (1, B, I), for a window of 2
    private readonly int _window;
    private QrnnReading? _reading;

    /// <param name="window">The number of inputs of each gate: 1, or 2 to include the previous input.</param>
    public WeightDropQrnn(
        int inputSize, int hiddenSize, int window, double weightP, ModelRandom random, IDropoutMasks masks, NetworkKernels kernels)
    {
        Debug.Assert(window is 1 or 2);
        _weightP = weightP;
        _masks = masks;
        _kernels = kernels;
        _window = window;
        var bound = 1 / Math.Sqrt(window * inputSize);
        _weight = random.Uniform(bound, 3 * hiddenSize, window * inputSize);
        _bias = random.Uniform(bound, 3 * hiddenSize);
        _cell = new(hiddenSize, random.Device);
        _lastInput = window == 2 ? new(inputSize, random.Device) : null;
        Parameters = [new("layers.0.linear.weight_raw", _weight), new("layers.0.linear.module.bias", _bias, Decays: false)];
    }

    public IReadOnlyList<ModelParameter> Parameters { get; }

    public (Tensor? Hidden, Tensor? Cell) State => (_cell.Value, null);

    public IReadOnlyList<CarriedState> Carried => _lastInput is null ? [_cell] : [_cell, _lastInput];

    public Tensor Forward(Tensor x, bool training) // (B, T, I) -> (B, T, H)
    {
        var (rows, steps) = (x.shape[0], x.shape[1]);
        var (output, cell) = _reading is not null
            ? _reading.Run(x, _lastInput?.For(rows), _cell.For(rows))
            : RunOnce(x, rows, training);
        _cell.Keep(cell);
        _lastInput?.Keep(x.narrow(1, steps - 1, 1).transpose(0, 1).clone());
        return output;
    }

    public void StartReading(ReadingMemory memory, ReadingPrecision precision) =>
        _reading = _kernels.Evaluation.ReadQrnn(new(_weight, _bias, Mask: null), _window, memory, precision);

    public void StopReading()
    {
        _reading?.Dispose();
        _reading = null;
    }

    public void Reset()
    {
        _cell.Reset();
        _lastInput?.Reset();
    }

    public void Dispose()
    {
        Reset();
        StopReading();
        foreach (var parameter in Parameters)
            parameter.Value.Dispose();
    }

    private (Tensor Output, Tensor Cell) RunOnce(Tensor x, long rows, bool training)
    {
        var mask = _masks.DrawFor(_weight, _weightP, training);
        var result = _kernels.For(training).Qrnn(x, _lastInput?.For(rows), _cell.For(rows), new(_weight, _bias, mask));
        if (!result.Output.requires_grad)
            mask?.Dispose(); // the mask is as large as the weights, and a frozen classifier draws one for each window
        return result;
    }
}
