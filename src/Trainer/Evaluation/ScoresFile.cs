using System.Text.Json;
using System.Text.Json.Nodes;
using Faults;

namespace Trainer.Evaluation;

/// <summary>
/// The scores as JSON: one object a label, with the tutorial's keys <c>Accuracy</c>, <c>Precision</c> and <c>Recall</c>,
/// and beside them <c>F1</c>, <c>Support</c> and the baseline's figures.
/// </summary>
public static class ScoresFile
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(string path, ScoreSheet scores) => AtomicFile.WriteAllText(path, ToJson(scores));

    public static string ToJson(ScoreSheet scores) => ToObject(scores).ToJsonString(Options) + "\n";

    public static JsonObject ToObject(ScoreSheet scores)
    {
        var labels = new JsonObject();
        foreach (var (label, model, baseline) in scores.Labels)
        {
            labels[label] = new JsonObject
            {
                ["Accuracy"] = model.Accuracy,
                ["Precision"] = model.Precision,
                ["Recall"] = model.Recall,
                ["F1"] = model.F1,
                ["Support"] = model.Support,
                ["TruePositives"] = model.TruePositives,
                ["FalsePositives"] = model.FalsePositives,
                ["FalseNegatives"] = model.FalseNegatives,
                ["TrueNegatives"] = model.TrueNegatives,
                ["BaselineAccuracy"] = baseline.Accuracy,
                ["BaselineF1"] = baseline.F1,
            };
        }

        return labels;
    }
}
