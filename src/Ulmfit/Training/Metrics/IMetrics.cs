using Ulmfit.Model;
using static TorchSharp.torch;

namespace Ulmfit.Training.Metrics;

/// <summary>Metrics computed over all validation batches.</summary>
public interface IMetrics
{
    /// <summary>The metrics that <see cref="Values"/> returns.</summary>
    IReadOnlyList<Metric> Computed { get; }

    /// <summary>Starts a new validation.</summary>
    void Reset();

    /// <summary>Adds a batch.</summary>
    /// <param name="targets">(B, T) for a language model, (B, C) for a classifier</param>
    void Add(ModelOutput output, Tensor targets);

    /// <summary>The value of each metric over all batches since the reset, by name; NaN when it is not defined.</summary>
    IReadOnlyDictionary<string, double> Values();
}
