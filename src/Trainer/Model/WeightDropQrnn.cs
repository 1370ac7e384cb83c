using System.Diagnostics;
using Trainer.Kernels;
using static TorchSharp.torch;

namespace Trainer.Model;

/// <summary>
/// A quasi-recurrent layer with DropConnect on its weights: every gate looks at a window of inputs, and only an elementwise recurrence runs
/// over time.
/// </summary>
/// <remarks>Bradbury et al., "Quasi-Recurrent Neural Networks", 2016. Gates are ordered z, f, o; the window's newest input comes first.</remarks>
internal sealed class WeightDropQrnn : IRecurrentLayer
{
    private readonly double _weightP;
    private readonly IDropoutMasks _masks;
    private readonly IKernels _kernels;
    private readonly Tensor _weight;           // (3H, W I)
    private readonly Tensor _bias;             // (3H)
    private readonly CarriedState _cell;       // (1, B, H)
    private readonly CarriedState? _lastInput; // (1, B, I), where the window reaches back to it

    /// <param name="window">Inputs each gate looks at: 1, or 2 to take in the input before.</param>
    public WeightDropQrnn(
        int inputSize, int hiddenSize, int window, double weightP, ModelRandom random, IDropoutMasks masks, IKernels kernels)
    {
        Debug.Assert(window is 1 or 2);
        _weightP = weightP;
        _masks = masks;
        _kernels = kernels;
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
        var weights = new QrnnWeights(_weight, _bias, _masks.DrawFor(_weight, _weightP, training));
        var (output, cell) = _kernels.Qrnn(x, _lastInput?.For(rows), _cell.For(rows), weights);
        if (!output.requires_grad)
            weights.Mask?.Dispose(); // as large as the weights: a frozen classifier draws one for each window
        _cell.Keep(cell);
        _lastInput?.Keep(x.narrow(1, steps - 1, 1).transpose(0, 1).clone());
        return output;
    }

    public void Reset()
    {
        _cell.Reset();
        _lastInput?.Reset();
    }

    public void Dispose()
    {
        Reset();
        foreach (var parameter in Parameters)
            parameter.Value.Dispose();
    }
}
