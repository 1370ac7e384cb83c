using System.Text.Json;
using System.Text.Json.Nodes;
using Faults;
using Scoring;

namespace Trainer.Artifacts;

/// <summary>
/// Writes the scores as JSON: one object per label with the tutorial's keys <c>Accuracy</c>, <c>Precision</c> and <c>Recall</c> and
/// further metrics, then the averages over the labels under scikit-learn's names. An undefined metric is null.
/// </summary>
internal static class ScoresFile
{
    private const string ExactMatch = "exact match";

    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The keys of the averages, which labels must not use.</summary>
    public static IReadOnlyList<string> ReservedNames { get; } = [AverageNames.Micro, AverageNames.Macro, AverageNames.Weighted, ExactMatch];

    /// <summary>Writes the scores file.</summary>
    public static void Write(string path, TestScores scores) => AtomicFile.WriteAllText(path, ToJson(scores));

    /// <summary>The text of the scores file.</summary>
    public static string ToJson(TestScores scores) => ToObject(scores).ToJsonString(Options) + "\n";

    /// <summary>The content of the scores file.</summary>
    public static JsonObject ToObject(TestScores scores)
    {
        var all = new JsonObject();
        foreach (var (label, record) in scores.Sheet.Labels.Zip(scores.Labels))
            all.Add(label.Label, ToObject(label, record));
        all.Add(AverageNames.Micro, ToObject(scores.Sheet.Micro, scores.Averages[AverageNames.Micro]));
        all.Add(AverageNames.Macro, ToObject(scores.Sheet.Macro, scores.Averages[AverageNames.Macro]));
        all.Add(AverageNames.Weighted, ToObject(scores.Sheet.Weighted, scores.Averages[AverageNames.Weighted]));
        all.Add(ExactMatch, new JsonObject
        {
            ["Accuracy"] = scores.Sheet.ExactMatch,
            ["AccuracyInterval"] = Interval(scores.ExactMatch),
            ["BaselineAccuracy"] = scores.Sheet.BaselineExactMatch,
        });
        return all;
    }

    private static JsonObject ToObject(LabelScores label, LabelRecord record)
    {
        var figures = ToObject(label.Figures, record.Figures);
        figures.Add("TruePositives", label.Model.TruePositives);
        figures.Add("FalsePositives", label.Model.FalsePositives);
        figures.Add("FalseNegatives", label.Model.FalseNegatives);
        figures.Add("TrueNegatives", label.Model.TrueNegatives);
        figures.Add("Threshold", record.Threshold is { } threshold ? (float)threshold : null);
        figures.Add("CalibrationError", record.Calibration.ExpectedError);
        figures.Add("Brier", record.Calibration.Brier);
        if (record.Uncalibrated is { } before)
        {
            figures.Add("Temperature", record.Calibration.Temperature);
            figures.Add("UncalibratedError", before.ExpectedError);
            figures.Add("UncalibratedBrier", before.Brier);
        }

        return figures;
    }

    private static JsonObject ToObject(ScoreFigures figures, Figures estimates) => new()
    {
        ["Accuracy"] = figures.Accuracy,
        ["Precision"] = figures.Precision,
        ["Recall"] = figures.Recall,
        ["F1"] = figures.F1,
        ["F1Interval"] = Interval(estimates.F1),
        ["FixedThresholdF1"] = estimates.FixedThresholdF1,
        ["AveragePrecision"] = IfDefined(figures.AveragePrecision),
        ["RocAuc"] = IfDefined(figures.RocAuc),
        ["Support"] = figures.Support,
        ["BaselineAccuracy"] = figures.BaselineAccuracy,
        ["BaselineF1"] = figures.BaselineF1,
    };

    private static JsonArray? Interval(Estimate estimate) => estimate is { Low: { } low, High: { } high } ? [low, high] : null;

    // JSON has no NaN.
    private static double? IfDefined(double figure) => double.IsNaN(figure) ? null : figure;
}
