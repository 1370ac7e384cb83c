using static TorchSharp.torch;

namespace Trainer.Model;

/// <summary>A single LSTM layer with DropConnect on its hidden-to-hidden weights and a state that is carried from call to call.</summary>
/// <remarks>Merity et al. 2017, section 2. Gates are ordered i, f, g, o.</remarks>
internal sealed class WeightDropLstm : IDisposable
{
    private readonly int _hiddenSize;
    private readonly double _weightP;
    private readonly IDropoutMasks _masks;
    private readonly Tensor _weightHh; // (4H, H)
    private readonly Tensor _weightIh; // (4H, I)
    private readonly Tensor _biasIh;   // (4H)
    private readonly Tensor _biasHh;   // (4H)
    private Tensor? _hidden;           // (1, B, H)
    private Tensor? _cell;             // (1, B, H)

    public WeightDropLstm(int inputSize, int hiddenSize, double weightP, ModelRandom random, IDropoutMasks masks)
    {
        _hiddenSize = hiddenSize;
        _weightP = weightP;
        _masks = masks;
        var bound = 1 / Math.Sqrt(hiddenSize);
        _weightIh = random.Uniform(bound, 4 * hiddenSize, inputSize);
        _weightHh = random.Uniform(bound, 4 * hiddenSize, hiddenSize);
        _biasIh = random.Uniform(bound, 4 * hiddenSize);
        _biasHh = random.Uniform(bound, 4 * hiddenSize);
        Parameters =
        [
            new("weight_hh_l0_raw", _weightHh),
            new("module.weight_ih_l0", _weightIh),
            new("module.bias_ih_l0", _biasIh),
            new("module.bias_hh_l0", _biasHh),
        ];
    }

    public IReadOnlyList<ModelParameter> Parameters { get; }

    /// <summary>The carried state, null after a reset. // (1, B, H)</summary>
    public (Tensor? Hidden, Tensor? Cell) State => (_hidden, _cell);

    public Tensor Forward(Tensor x, bool training) // (B, T, I) -> (B, T, H)
    {
        var rows = x.shape[0];
        var weightHh = _masks.DropElements(_weightHh, _weightP, training);
        var (output, hidden, cell) = AtenFunctions.Lstm(
            x, StateOf(_hidden, rows), StateOf(_cell, rows), _weightIh, weightHh, _biasIh, _biasHh, training);
        Reset();
        _hidden = hidden.detach().DetachFromDisposeScope();
        _cell = cell.detach().DetachFromDisposeScope();
        return output;
    }

    public void Reset()
    {
        _hidden?.Dispose();
        _cell?.Dispose();
        _hidden = null;
        _cell = null;
    }

    public void Dispose()
    {
        Reset();
        foreach (var parameter in Parameters)
            parameter.Value.Dispose();
    }

    /// <summary>Rows that are new in this batch start from zeros; rows that are gone are cut.</summary>
    private Tensor StateOf(Tensor? carried, long rows)
    {
        var before = carried?.shape[1] ?? 0;
        if (carried is null || before == 0)
            return zeros([1, rows, _hiddenSize], float32, _weightHh.device);
        return before == rows ? carried
            : before > rows ? carried.narrow(1, 0, rows).contiguous()
            : cat([carried, zeros([1, rows - before, _hiddenSize], float32, _weightHh.device)], 1);
    }
}
