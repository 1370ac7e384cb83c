using System.Text.Json.Serialization;

namespace Pipelines;

/// <summary>The figure by which the best epoch is chosen. Losses are better when lower, the others when higher.</summary>
public enum MonitoredMetric
{
    [JsonStringEnumMemberName("valid_loss")]
    ValidLoss,

    [JsonStringEnumMemberName("train_loss")]
    TrainLoss,
    Accuracy,
    Precision,
    Recall,
    F1,
}
