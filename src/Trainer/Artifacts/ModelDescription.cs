using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Scoring;
using Trainer.Configuration;
using Trainer.History;
using Ulmfit.Classification;

namespace Trainer.Artifacts;

/// <summary>The content of <c>model.json</c> in a model file: everything about the model except its vocabulary and weights.</summary>
/// <param name="FormatVersion">The version of the model file's format.</param>
/// <param name="Settings">The training settings.</param>
/// <param name="Networks">The networks, one per direction; their probabilities are averaged.</param>
/// <param name="Classes">The name of each output.</param>
/// <param name="Scores">The scores, as in the scores file.</param>
/// <param name="History">The history of every training stage.</param>
/// <param name="Decision">The decision rule; null in a file of version 2, where the settings define it.</param>
/// <param name="Data">The data set; null in a file of version 2.</param>
internal sealed record ModelDescription(
    int FormatVersion,
    TrainerSettings Settings,
    IReadOnlyList<NetworkDescription> Networks,
    IReadOnlyList<string> Classes,
    [property: JsonPropertyOrder(1)] JsonObject Scores,
    [property: JsonPropertyOrder(1)] IReadOnlyList<StageHistory> History,
    DecisionDescription? Decision = null,
    DataSummary? Data = null)
{
    /// <summary>The version that this program writes.</summary>
    public const int CurrentVersion = 4;

    /// <summary>The last version whose settings had no sections.</summary>
    public const int FlatSettingsVersion = 3;

    /// <summary>The last version with one threshold for all labels and without calibration.</summary>
    public const int OneThresholdVersion = 2;

    /// <summary>Describes a trained classifier.</summary>
    public static ModelDescription Of(
        Classifier classifier, TrainerSettings settings, TestScores scores, IReadOnlyList<StageHistory> history, DataSummary data) => new(
        CurrentVersion,
        settings,
        [.. classifier.Networks.Select(network => new NetworkDescription(network.Direction, network.Encoder))],
        classifier.Classes.Names,
        ScoresFile.ToObject(scores),
        history,
        DecisionDescription.Of(classifier.Rule, classifier.Classes),
        data);

    /// <summary>The decision rule of the model.</summary>
    /// <exception cref="InvalidDataException">The rule is missing or does not fit the classes.</exception>
    internal DecisionRule Rule(LabelClasses classes) =>
        Decision is { } decision ? decision.ToRule(classes)
        : FormatVersion == OneThresholdVersion ? DecisionRule.Fixed(classes, Settings.Decision.FixedThreshold)
        : throw new InvalidDataException("it has no decision rule.");

    /// <summary>The SHA-256 of the settings as written in the file, in lower-case hexadecimal digits.</summary>
    [JsonIgnore]
    public string SettingsSha256 => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(Settings, SettingsJson.Options)));
}
