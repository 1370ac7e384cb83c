using Ulmfit.Model;
using static TorchSharp.torch;

namespace Ulmfit.Training.Metrics;

/// <summary>Figures computed over all validation batches.</summary>
public interface IMetrics
{
    /// <summary>What <see cref="Values"/> gives.</summary>
    IReadOnlyList<Metric> Computed { get; }

    /// <summary>Starts a new validation.</summary>
    void Reset();

    /// <summary>Counts one batch in.</summary>
    /// <param name="targets">(B, T) of a language model, (B, C) of a classifier</param>
    void Add(ModelOutput output, Tensor targets);

    /// <returns>Each figure over all batches since the reset, by its name; NaN where it is not defined.</returns>
    IReadOnlyDictionary<string, double> Values();
}
