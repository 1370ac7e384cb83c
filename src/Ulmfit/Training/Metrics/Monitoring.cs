using Faults;

namespace Ulmfit.Training.Metrics;

/// <summary>Monitors one metric over the epochs and detects its best value.</summary>
public sealed class Monitoring
{
    /// <summary>The names of the two losses.</summary>
    public const string TrainLoss = "train_loss", ValidLoss = "valid_loss";
    private readonly string _name;
    private readonly bool _largerIsBetter;

    /// <summary>Creates a monitor.</summary>
    /// <param name="name"><see cref="TrainLoss"/>, <see cref="ValidLoss"/>, or the name of a computed metric.</param>
    /// <param name="computed">The metrics computed at each validation; null for none.</param>
    /// <param name="best">The initial value of <see cref="Best"/>; NaN for none.</param>
    /// <exception cref="FaultException">No metric has this name.</exception>
    internal Monitoring(string name, IMetrics? computed, double best = double.NaN)
    {
        (_name, Best) = (name, best);
        var metrics = computed?.Computed ?? [];
        if (name is TrainLoss or ValidLoss)
            return;
        var metric = metrics.FirstOrDefault(metric => metric.Name == name)
            ?? throw new FaultException(FaultKind.Settings, "Monitored metric: expected one of " +
                $"{string.Join(", ", [TrainLoss, ValidLoss, .. metrics.Select(metric => metric.Name)])}, got \"{name}\".");
        _largerIsBetter = metric.LargerIsBetter;
    }

    /// <summary>The best value so far; NaN before the first value.</summary>
    internal double Best { get; private set; }

    /// <summary>Adds an epoch.</summary>
    /// <returns>Whether the epoch is strictly better than all earlier epochs; false when the value is not a number.</returns>
    internal bool IsBest(double trainLoss, double validLoss, IReadOnlyDictionary<string, double> metrics)
    {
        var value = _name switch
        {
            TrainLoss => trainLoss,
            ValidLoss => validLoss,
            _ => metrics.GetValueOrDefault(_name, double.NaN),
        };
        var better = !double.IsNaN(value) && (double.IsNaN(Best) || (_largerIsBetter ? value > Best : value < Best));
        if (better)
            Best = value;
        return better;
    }
}
