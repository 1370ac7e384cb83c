using Scoring;

namespace Runs;

/// <summary>What a training run leaves beside its model for the report on it: everything the report shows that the trainer alone knows.</summary>
/// <param name="FormatVersion">Of the file.</param>
/// <param name="Settings">The trainer's settings as in the model file, by path, each as the text of its argument; empty for a setting without a value.</param>
/// <param name="Stages">In the order they ran.</param>
/// <param name="Labels">In the order of the label list.</param>
/// <param name="Averages">The averages over the labels, by scikit-learn's names: <c>macro avg</c>, <c>micro avg</c>, <c>weighted avg</c>.</param>
/// <param name="ExactMatch">The share of test rows whose labels are all right.</param>
/// <param name="Confusion">Which labels are predicted where others are meant, on the test rows.</param>
/// <param name="Mistakes">The wrong answers on the test rows that the model was surest of, the surest first, some for each label.</param>
public sealed record RunRecord(
    int FormatVersion,
    RunEnvironment Environment,
    IReadOnlyDictionary<string, string> Settings,
    TrainingData Data,
    IReadOnlyList<StageRecord> Stages,
    IReadOnlyList<LabelRecord> Labels,
    IReadOnlyDictionary<string, Figures> Averages,
    Estimate ExactMatch,
    double BaselineExactMatch,
    ConfusionMatrix Confusion,
    IReadOnlyList<Mistake> Mistakes)
{
    public const int CurrentVersion = 1;
}
