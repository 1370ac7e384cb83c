using Kernels;
using Kernels.Lstm;
using Kernels.Reading;
using static TorchSharp.torch;

namespace Ulmfit.Model;

/// <summary>An LSTM layer with DropConnect on its hidden-to-hidden weights and a state that is carried from call to call.</summary>
/// <remarks>Merity et al. 2017, section 2. Gates are ordered i, f, g, o.</remarks>
internal sealed class WeightDropLstm : IRecurrentLayer
{
    private readonly double _weightP;
    private readonly IDropoutMasks _masks;
    private readonly NetworkKernels _kernels;
    private readonly Tensor _weightHh;     // (4H, H)
    private readonly Tensor _weightIh;     // (4H, I)
    private readonly Tensor _biasIh;       // (4H)
    private readonly Tensor _biasHh;       // (4H)
    private readonly CarriedState _hidden; // (1, B, H)
    private readonly CarriedState _cell;   // (1, B, H)
    private LstmReading? _reading;

    public WeightDropLstm(int inputSize, int hiddenSize, double weightP, ModelRandom random, IDropoutMasks masks, NetworkKernels kernels)
    {
        _weightP = weightP;
        _masks = masks;
        _kernels = kernels;
        var bound = 1 / Math.Sqrt(hiddenSize);
        _weightIh = random.Uniform(bound, 4 * hiddenSize, inputSize);
        _weightHh = random.Uniform(bound, 4 * hiddenSize, hiddenSize);
        _biasIh = random.Uniform(bound, 4 * hiddenSize);
        _biasHh = random.Uniform(bound, 4 * hiddenSize);
        (_hidden, _cell) = (new(hiddenSize, random.Device), new(hiddenSize, random.Device));
        Parameters =
        [
            new("weight_hh_l0_raw", _weightHh),
            new("module.weight_ih_l0", _weightIh),
            new("module.bias_ih_l0", _biasIh),
            new("module.bias_hh_l0", _biasHh),
        ];
    }

    public IReadOnlyList<ModelParameter> Parameters { get; }

    public (Tensor? Hidden, Tensor? Cell) State => (_hidden.Value, _cell.Value);

    public IReadOnlyList<CarriedState> Carried => [_hidden, _cell];

    public Tensor Forward(Tensor x, bool training) // (B, T, I) -> (B, T, H)
    {
        var rows = x.shape[0];
        var (output, hidden, cell) = _reading is not null
            ? _reading.Run(x, _hidden.For(rows), _cell.For(rows))
            : RunOnce(x, rows, training);
        _hidden.Keep(hidden);
        _cell.Keep(cell);
        return output;
    }

    public void StartReading(ReadingMemory memory, ReadingPrecision precision) =>
        _reading = _kernels.Evaluation.ReadLstm(Weights(mask: null), memory, precision);

    public void StopReading()
    {
        _reading?.Dispose();
        _reading = null;
    }

    public void Reset()
    {
        _hidden.Reset();
        _cell.Reset();
    }

    public void Dispose()
    {
        Reset();
        StopReading();
        foreach (var parameter in Parameters)
            parameter.Value.Dispose();
    }

    private LstmWeights Weights(Tensor? mask) => new(_weightIh, _weightHh, _biasIh, _biasHh, mask);

    private (Tensor Output, Tensor Hidden, Tensor Cell) RunOnce(Tensor x, long rows, bool training)
    {
        var mask = _masks.DrawFor(_weightHh, _weightP, training);
        var result = _kernels.For(training).Lstm(x, _hidden.For(rows), _cell.For(rows), Weights(mask), training);
        if (!result.Output.requires_grad)
            mask?.Dispose(); // the mask is as large as the weights, and a frozen classifier draws one for each window
        return result;
    }
}
