using static TorchSharp.torch;

namespace Trainer.Training;

/// <summary>The share of tokens a language model predicts right: <c>accuracy</c>.</summary>
public sealed class TokenAccuracy : IMetrics
{
    private const string Name = "accuracy";

    private long _right, _all;

    public IReadOnlyList<Metric> Computed { get; } = [new(Name)];

    public void Reset() => _right = _all = 0;

    public void Add(Tensor logits, Tensor targets) // (B, T, V), (B, T)
    {
        _right += logits.argmax(2).eq(targets).count_nonzero().item<long>();
        _all += targets.numel();
    }

    public IReadOnlyDictionary<string, double> Values() => new Dictionary<string, double> { [Name] = (double)_right / _all };
}
