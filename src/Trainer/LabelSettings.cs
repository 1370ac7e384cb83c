using Faults;
using Trainer.Evaluation;

namespace Trainer;

/// <summary>What the settings of labels must fulfil beside what the data set demands of them.</summary>
internal static class LabelSettings
{
    /// <exception cref="FaultException"><see cref="FaultKind.Settings"/>: they do not; a line for each mistake.</exception>
    public static void Check(TrainerSettings settings)
    {
        string[] mistakes =
        [
            .. settings.Labels.Intersect(ScoresFile.ReservedNames).Select(label =>
                $"--label-list: the scores file has a \"{label}\" of its own. Name the label otherwise."),
            .. settings is { Task: ClassificationTask.Multiclass, Labels.Count: 1 }
                ? ["--task: multiclass chooses between at least two labels, got one. Use --task=multilabel."]
                : Array.Empty<string>(),
        ];
        if (mistakes.Length > 0)
            throw new FaultException(FaultKind.Settings, string.Join('\n', mistakes));
    }
}
