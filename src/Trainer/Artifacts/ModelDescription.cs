using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Scoring;
using Trainer.Configuration;
using Trainer.History;
using Ulmfit.Classification;

namespace Trainer.Artifacts;

/// <summary>What <c>model.json</c> of a model file says: everything about the model but its vocabulary and weights.</summary>
/// <param name="FormatVersion">Of the model file.</param>
/// <param name="Settings">What it was trained with.</param>
/// <param name="Networks">One a direction; their probabilities are averaged.</param>
/// <param name="Classes">The name of each output.</param>
/// <param name="Scores">As in the scores file.</param>
/// <param name="History">How every stage of the training went.</param>
/// <param name="Decision">How outputs become answers; null in a file of version 2, where the settings say it.</param>
/// <param name="Data">What the model was trained on; null in a file of version 2.</param>
public sealed record ModelDescription(
    int FormatVersion,
    TrainerSettings Settings,
    IReadOnlyList<NetworkDescription> Networks,
    IReadOnlyList<string> Classes,
    [property: JsonPropertyOrder(1)] JsonObject Scores,
    [property: JsonPropertyOrder(1)] IReadOnlyList<StageHistory> History,
    DecisionDescription? Decision = null,
    DataSummary? Data = null)
{
    public const int CurrentVersion = 4;

    /// <summary>The last version whose settings had no sections.</summary>
    public const int FlatSettingsVersion = 3;

    /// <summary>The last version that knew one threshold for all labels, and no calibration.</summary>
    public const int OneThresholdVersion = 2;

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

    /// <exception cref="InvalidDataException">It says no such rule.</exception>
    internal DecisionRule Rule(LabelClasses classes) =>
        Decision is { } decision ? decision.ToRule(classes)
        : FormatVersion == OneThresholdVersion ? DecisionRule.Fixed(classes, Settings.Decision.FixedThreshold)
        : throw new InvalidDataException("it does not say what is decided how.");

    /// <summary>The SHA-256 of the settings as they stand in the file, in lower-case hexadecimal digits.</summary>
    [JsonIgnore]
    public string SettingsSha256 => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(Settings, SettingsJson.Options)));
}
