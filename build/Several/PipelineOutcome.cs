namespace Build.Several;

/// <summary>What became of one of several pipelines.</summary>
/// <param name="ExitCode">Of its build; null where it did not run.</param>
/// <param name="IsInterrupted">Whether the user stopped it, whatever it answered.</param>
/// <param name="Reason">What it failed of; empty where it did not say.</param>
/// <param name="Model">Where its newest model lies; null where there is none, or the build failed.</param>
/// <param name="Scores">The model's.</param>
internal sealed record PipelineOutcome(
    ChosenPipeline Pipeline, int? ExitCode = null, TimeSpan Time = default, bool IsInterrupted = false, string Reason = "",
    string? Model = null, ModelScores? Scores = null)
{
    public bool IsDone => ExitCode == 0 && !IsInterrupted;

    /// <summary>That in a word or two.</summary>
    public string Result => this switch
    {
        { IsInterrupted: true } => "interrupted",
        { ExitCode: null } => "not run",
        { ExitCode: 0 } => "done",
        { ExitCode: var code } when Enum.IsDefined((FaultKind)code) => $"failed: {(FaultKind)code} ({code})".ToLowerInvariant(),
        { ExitCode: > 128 and var code } => $"killed by signal {code - 128}",
        _ => $"failed: exit code {ExitCode}",
    };
}
