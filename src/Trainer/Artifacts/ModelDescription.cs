using System.Text.Json;
using System.Text.Json.Nodes;
using Trainer.Evaluation;

namespace Trainer.Artifacts;

/// <summary>What <c>model.json</c> of a model file says: everything about the model but its vocabulary and weights.</summary>
/// <param name="FormatVersion">Of the model file.</param>
/// <param name="Settings">What it was trained with.</param>
/// <param name="Classes">The name of each output.</param>
/// <param name="Scores">As in the scores file.</param>
/// <param name="History">The losses of every stage.</param>
public sealed record ModelDescription(
    int FormatVersion,
    TrainerSettings Settings,
    IReadOnlyList<string> Classes,
    JsonObject Scores,
    IReadOnlyList<StageHistory> History)
{
    public const int CurrentVersion = 1;

    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
