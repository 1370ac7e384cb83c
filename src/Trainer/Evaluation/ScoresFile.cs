using System.Text.Json;
using System.Text.Json.Nodes;
using Faults;

namespace Trainer.Evaluation;

/// <summary>
/// The scores as JSON: one object a label, with the tutorial's keys <c>Accuracy</c>, <c>Precision</c> and <c>Recall</c> and further figures
/// beside them; then the averages over the labels, under scikit-learn's names. A figure that is not defined is null.
/// </summary>
public static class ScoresFile
{
    private const string Micro = "micro avg", Macro = "macro avg", Weighted = "weighted avg", ExactMatch = "exact match";

    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>What stands beside the labels, so that no label may be named so.</summary>
    public static IReadOnlyList<string> ReservedNames { get; } = [Micro, Macro, Weighted, ExactMatch];

    public static void Write(string path, ScoreSheet scores) => AtomicFile.WriteAllText(path, ToJson(scores));

    public static string ToJson(ScoreSheet scores) => ToObject(scores).ToJsonString(Options) + "\n";

    public static JsonObject ToObject(ScoreSheet scores)
    {
        var all = new JsonObject();
        foreach (var label in scores.Labels)
            all.Add(label.Label, ToObject(label));
        all.Add(Micro, ToObject(scores.Micro));
        all.Add(Macro, ToObject(scores.Macro));
        all.Add(Weighted, ToObject(scores.Weighted));
        all.Add(ExactMatch, new JsonObject
        {
            ["Accuracy"] = scores.ExactMatch,
            ["BaselineAccuracy"] = scores.BaselineExactMatch,
        });
        return all;
    }

    private static JsonObject ToObject(LabelScores label)
    {
        var figures = ToObject(label.Figures);
        figures.Add("TruePositives", label.Model.TruePositives);
        figures.Add("FalsePositives", label.Model.FalsePositives);
        figures.Add("FalseNegatives", label.Model.FalseNegatives);
        figures.Add("TrueNegatives", label.Model.TrueNegatives);
        return figures;
    }

    private static JsonObject ToObject(ScoreFigures figures) => new()
    {
        ["Accuracy"] = figures.Accuracy,
        ["Precision"] = figures.Precision,
        ["Recall"] = figures.Recall,
        ["F1"] = figures.F1,
        ["AveragePrecision"] = IfDefined(figures.AveragePrecision),
        ["RocAuc"] = IfDefined(figures.RocAuc),
        ["Support"] = figures.Support,
        ["BaselineAccuracy"] = figures.BaselineAccuracy,
        ["BaselineF1"] = figures.BaselineF1,
    };

    // JSON has no NaN.
    private static double? IfDefined(double figure) => double.IsNaN(figure) ? null : figure;
}
