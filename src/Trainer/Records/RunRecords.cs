using Runs;
using Scoring;
using Trainer.Artifacts;
using Trainer.Configuration;
using Trainer.Data;
using Trainer.History;
using Ulmfit.Batches;
using Ulmfit.Training.Costs;

namespace Trainer.Records;

/// <summary>Creates the record of a run, from which its report is written.</summary>
internal static class RunRecords
{
    /// <summary>Creates the record of a finished run.</summary>
    /// <param name="test">The test rows.</param>
    /// <param name="stages">The result of <see cref="Stages"/>.</param>
    public static RunRecord Of(
        TrainerSettings settings, TestScores scores, TestAnswers answers, LabelledTexts test, TrainingData data,
        IReadOnlyList<StageRecord> stages, RunEnvironment environment) => new(
        RunRecord.CurrentVersion,
        environment,
        new OrderedDictionary<string, string>(SettingsJson.Facts(settings)),
        data,
        stages,
        scores.Labels,
        scores.Averages,
        scores.ExactMatch,
        scores.Sheet.BaselineExactMatch,
        Confusion.Of(settings.Dataset.Labels, answers.Predicted, answers.Actual),
        SurestMistakes.Of(settings.Dataset.Labels, answers.Probabilities, answers.Predicted, answers.Thresholds, test, settings.Report.IncludeTexts));

    /// <summary>Creates the record of the training data.</summary>
    /// <param name="rows">All rows of the data set that were used.</param>
    /// <param name="documents">The training and validation rows.</param>
    /// <param name="vocabulary">The size of the vocabulary.</param>
    public static TrainingData Data(DataSummary summary, LabelledTexts rows, EncodedDocuments documents, int vocabulary) => new(
        summary.Sha256,
        summary.TrainRows,
        summary.ValidationRows,
        summary.TestRows,
        documents.TokenCount,
        vocabulary,
        LengthHistogram.Of([.. documents.Tokens.Select(document => document.Length)]),
        Together(rows.Labels));

    /// <summary>Creates the records of the stages.</summary>
    public static IReadOnlyList<StageRecord> Stages(TrainingHistory history, StageTimes times) =>
        [.. history.Stages.Zip(history.Curves, (stage, curve) => Stage(stage, curve, times.Of(stage.Stage)))];

    private static StageRecord Stage(StageHistory stage, IReadOnlyList<CurvePoint> curve, StageTime? time) => new(
        stage.Stage,
        stage.Steps,
        curve,
        stage.LearningRate,
        [.. stage.Epochs.Select(epoch => new EpochRecord(epoch.Epoch, epoch.TrainLoss, epoch.ValidLoss, epoch.Metrics, epoch.IsBest))],
        time?.Wall.TotalSeconds,
        time?.TokensPerSecond);

    private static IReadOnlyList<IReadOnlyList<int>> Together(IReadOnlyList<bool[]> rows)
    {
        var labels = rows.Count == 0 ? 0 : rows[0].Length;
        int[][] counts = [.. Enumerable.Range(0, labels).Select(_ => new int[labels])];
        foreach (var row in rows)
        {
            int[] carried = [.. row.Index().Where(label => label.Item).Select(label => label.Index)];
            foreach (var line in carried)
            {
                foreach (var column in carried)
                    counts[line][column]++;
            }
        }

        return counts;
    }
}
