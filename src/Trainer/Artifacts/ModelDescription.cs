using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Trainer.Evaluation;

namespace Trainer.Artifacts;

/// <summary>What <c>model.json</c> of a model file says: everything about the model but its vocabulary and weights.</summary>
/// <param name="FormatVersion">Of the model file.</param>
/// <param name="Settings">What it was trained with.</param>
/// <param name="Networks">One a direction; their probabilities are averaged.</param>
/// <param name="Classes">The name of each output.</param>
/// <param name="Scores">As in the scores file.</param>
/// <param name="History">How every stage of the training went.</param>
public sealed record ModelDescription(
    int FormatVersion,
    TrainerSettings Settings,
    IReadOnlyList<NetworkDescription> Networks,
    IReadOnlyList<string> Classes,
    JsonObject Scores,
    IReadOnlyList<StageHistory> History)
{
    public const int CurrentVersion = 2;

    /// <summary>How the JSON of a model file is written, and what is demanded of it when it is read.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };
}
