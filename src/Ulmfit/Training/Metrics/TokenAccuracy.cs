using Ulmfit.Model;
using static TorchSharp.torch;

namespace Ulmfit.Training.Metrics;

/// <summary>The metric <c>accuracy</c> of a language model: the share of tokens that it predicts correctly.</summary>
public sealed class TokenAccuracy : IMetrics
{
    private const string Name = "accuracy";

    private long _right, _all;

    public IReadOnlyList<Metric> Computed { get; } = [new(Name)];

    public void Reset() => _right = _all = 0;

    public void Add(ModelOutput output, Tensor targets) // (B, T)
    {
        var compared = output.CompareTokens(targets) ?? throw new ArgumentException("The output is not that of a language model.", nameof(output));
        _right += compared.CountRight().item<long>();
        _all += targets.numel();
    }

    public IReadOnlyDictionary<string, double> Values() => new Dictionary<string, double> { [Name] = (double)_right / _all };
}
