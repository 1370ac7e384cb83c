using System.Text.Json;
using System.Text.Json.Serialization;
using Runs;
using Trainer.Configuration;
using Trainer.History;
using Ulmfit.Training;

namespace Trainer.Checkpoints;

/// <summary>What a checkpoint says beside its tensors.</summary>
/// <param name="FormatVersion">Of the checkpoint.</param>
/// <param name="Run">What it is a checkpoint of.</param>
/// <param name="Outcomes">How the stages before ended.</param>
/// <param name="Stage">The stage the learner is in, or which it ended last.</param>
/// <param name="Fit">Where it stands in the stage; null at its end.</param>
/// <param name="Drawn">See <see cref="LearnerState.Drawn"/>.</param>
/// <param name="History">How every stage went so far.</param>
/// <param name="Curves">The training loss over the steps of each of them.</param>
internal sealed record CheckpointDescription(
    int FormatVersion,
    RunIdentity Run,
    IReadOnlyList<StageOutcome> Outcomes,
    string Stage,
    FitState? Fit,
    IReadOnlyList<int> Drawn,
    IReadOnlyList<StageHistory> History,
    IReadOnlyList<IReadOnlyList<CurvePoint>> Curves)
{
    public const int CurrentVersion = 2;

    /// <summary>Where the run stands, for people.</summary>
    [JsonIgnore]
    public string Place => Fit is null ? $"after {Stage}" : $"{Stage}, epoch {Fit.Epoch + 1} after step {Fit.Step}";

    /// <summary>Losses that were never measured are not numbers, which plain JSON cannot say.</summary>
    public static JsonSerializerOptions Json { get; } = new(SettingsJson.Options)
    {
        WriteIndented = false,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };
}
