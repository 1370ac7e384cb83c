namespace Build.Several;

/// <summary>The result of one of several pipelines.</summary>
/// <param name="ExitCode">The exit code of its build; null if it did not run.</param>
/// <param name="IsInterrupted">Whether the user stopped it, regardless of its exit code.</param>
/// <param name="Reason">The reason of the failure; empty if unknown.</param>
/// <param name="Model">The address of its newest model; null if there is none or the build failed.</param>
/// <param name="Scores">The model's scores.</param>
internal sealed record PipelineOutcome(
    ChosenPipeline Pipeline, int? ExitCode = null, TimeSpan Time = default, bool IsInterrupted = false, string Reason = "",
    string? Model = null, ModelScores? Scores = null)
{
    public bool IsDone => ExitCode == 0 && !IsInterrupted;

    /// <summary>The result in a word or two.</summary>
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
