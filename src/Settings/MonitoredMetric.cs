using System.Text.Json.Serialization;

namespace Settings;

/// <summary>
/// The figure by which the best epoch is chosen. Losses and the error rate are better when lower, the others when higher.
/// </summary>
public enum MonitoredMetric
{
    [JsonStringEnumMemberName("valid_loss")]
    ValidLoss,

    [JsonStringEnumMemberName("train_loss")]
    TrainLoss,
    Accuracy,

    [JsonStringEnumMemberName("error_rate")]
    ErrorRate,
    Precision,
    Recall,
    F1,

    [JsonStringEnumMemberName("average_precision")]
    AveragePrecision,

    [JsonStringEnumMemberName("roc_auc")]
    RocAuc,
}
