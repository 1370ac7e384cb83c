using System.Text.Json;
using System.Text.Json.Serialization;
using Runs;
using Trainer.Configuration;
using Trainer.History;
using Ulmfit.Training;

namespace Trainer.Checkpoints;

/// <summary>The content of a checkpoint without its tensors.</summary>
/// <param name="FormatVersion">The version of the checkpoint format.</param>
/// <param name="Run">The run that the checkpoint belongs to.</param>
/// <param name="Outcomes">The outcomes of the finished stages.</param>
/// <param name="Stage">The current stage of the learner, or the stage that ended last.</param>
/// <param name="Fit">The position in the stage; null at its end.</param>
/// <param name="Drawn">See <see cref="LearnerState.Drawn"/>.</param>
/// <param name="History">The history of every stage so far.</param>
/// <param name="Curves">The training loss over the steps of each stage.</param>
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
    /// <summary>The version that this program writes and reads.</summary>
    public const int CurrentVersion = 2;

    /// <summary>The position of the run, for messages.</summary>
    [JsonIgnore]
    public string Place => Fit is null ? $"after {Stage}" : $"{Stage}, epoch {Fit.Epoch + 1} after step {Fit.Step}";

    /// <summary>The JSON options, which allow NaN for losses that were not measured.</summary>
    public static JsonSerializerOptions Json { get; } = new(SettingsJson.Options)
    {
        WriteIndented = false,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };
}
