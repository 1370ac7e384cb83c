using Scoring;

namespace Runs;

/// <summary>Record of a training run, which the trainer writes beside its model and the report is made from.</summary>
/// <param name="FormatVersion">The version of the file format.</param>
/// <param name="Settings">The trainer's settings as in the model file, by path, each as the text of its argument; empty for a setting without a value.</param>
/// <param name="Stages">The training stages in the order they ran.</param>
/// <param name="Labels">The results of the labels, in the order of the label list.</param>
/// <param name="Averages">The averages over the labels, by scikit-learn's names: <c>macro avg</c>, <c>micro avg</c>, <c>weighted avg</c>.</param>
/// <param name="ExactMatch">The fraction of test rows whose labels are all predicted correctly.</param>
/// <param name="BaselineExactMatch">The same fraction for always predicting the most frequent answer.</param>
/// <param name="Confusion">The confusion matrix of the test rows.</param>
/// <param name="Mistakes">The most confident wrong predictions on the test rows, some for each label, in descending order of confidence.</param>
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
    /// <summary>Version of the file format that this program reads and writes.</summary>
    public const int CurrentVersion = 1;
}
