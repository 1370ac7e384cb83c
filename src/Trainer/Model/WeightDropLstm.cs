using Trainer.Kernels;
using static TorchSharp.torch;

namespace Trainer.Model;

/// <summary>A single LSTM layer with DropConnect on its hidden-to-hidden weights and a state that is carried from call to call.</summary>
/// <remarks>Merity et al. 2017, section 2. Gates are ordered i, f, g, o.</remarks>
internal sealed class WeightDropLstm : IRecurrentLayer
{
    private readonly double _weightP;
    private readonly IDropoutMasks _masks;
    private readonly IKernels _kernels;
    private readonly Tensor _weightHh;     // (4H, H)
    private readonly Tensor _weightIh;     // (4H, I)
    private readonly Tensor _biasIh;       // (4H)
    private readonly Tensor _biasHh;       // (4H)
    private readonly CarriedState _hidden; // (1, B, H)
    private readonly CarriedState _cell;   // (1, B, H)

    public WeightDropLstm(int inputSize, int hiddenSize, double weightP, ModelRandom random, IDropoutMasks masks, IKernels kernels)
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
        var weights = new LstmWeights(_weightIh, _weightHh, _biasIh, _biasHh, _masks.DrawFor(_weightHh, _weightP, training));
        var (output, hidden, cell) = _kernels.Lstm(x, _hidden.For(rows), _cell.For(rows), weights, training);
        if (!output.requires_grad)
            weights.Mask?.Dispose(); // as large as the weights: a frozen classifier draws one for each window
        _hidden.Keep(hidden);
        _cell.Keep(cell);
        return output;
    }

    public void Reset()
    {
        _hidden.Reset();
        _cell.Reset();
    }

    public void Dispose()
    {
        Reset();
        foreach (var parameter in Parameters)
            parameter.Value.Dispose();
    }
}
