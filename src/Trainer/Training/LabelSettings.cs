using Faults;
using Settings;
using Trainer.Artifacts;
using Trainer.Configuration;

namespace Trainer.Training;

/// <summary>What the settings of labels must fulfil beside what the data set demands of them.</summary>
internal static class LabelSettings
{
    /// <exception cref="FaultException"><see cref="FaultKind.Settings"/>: they do not; a line for each mistake.</exception>
    public static void Check(TrainerSettings settings)
    {
        string[] mistakes =
        [
            .. settings.Dataset.Labels.Intersect(ScoresFile.ReservedNames).Select(label =>
                $"--label-list: the scores file has a \"{label}\" of its own. Name the label otherwise."),
            .. Demands(settings).Where(demand => !demand.IsMet).Select(demand => demand.Line),
        ];
        if (mistakes.Length > 0)
            throw new FaultException(FaultKind.Settings, string.Join('\n', mistakes));
    }

    /// <summary>What is chosen on validation rows needs some that show a label.</summary>
    /// <param name="valid">The labels of each validation row. // (N, labels)</param>
    /// <exception cref="FaultException"><see cref="FaultKind.Data"/>: there are none.</exception>
    public static void CheckValidation(TrainerSettings settings, IReadOnlyList<bool[]> valid)
    {
        var (choice, instead) = settings switch
        {
            { Training.PredictionThreshold: null } => ("--prediction-threshold: auto chooses thresholds", "--prediction-threshold=0.3"),
            { Decision.Calibrates: true } => ("--calibration: temperatures are chosen", "--calibration=false"),
            _ => (null, null),
        };
        if (choice is not null && !valid.Any(row => row.Contains(true)))
        {
            throw new FaultException(
                FaultKind.Data,
                $"{choice} on the validation rows, and none of the {valid.Count} carries a label. Add rows, or use {instead}.");
        }
    }

    private static IEnumerable<(bool IsMet, string Line)> Demands(TrainerSettings settings)
    {
        var isMulticlass = settings.Task == ClassificationTask.Multiclass;
        yield return (!isMulticlass || settings.Dataset.Labels.Count > 1,
            "--task: multiclass chooses between at least two labels, got one. Use --task=multilabel.");
        yield return (!isMulticlass || settings.Training.PredictionThreshold is not null,
            "--prediction-threshold: auto has nothing to choose under --task=multiclass, which predicts the most probable label. Leave it out.");
        yield return (settings.Training.PositiveWeights == PositiveWeights.None || (!isMulticlass && settings.Dataset.Labels.Count > 1),
            "--positive-weights: balanced weighs labels a text has any number of, and here a text has exactly one class. Use none.");
        yield return (IsNameOfItsOwn(settings),
            $"--score-filename: {settings.ScoreFilename} is the name of another file of the model. Name it otherwise.");
    }

    private static bool IsNameOfItsOwn(TrainerSettings settings) =>
        !new[] { settings.ModelFilename, settings.RecordFilename, settings.CardFilename }.Contains(settings.ScoreFilename);
}
