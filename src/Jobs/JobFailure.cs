namespace Jobs;

/// <summary>Why a job failed.</summary>
/// <param name="Reason">Half a sentence: what became of the trainer.</param>
/// <param name="ExitCode">The trainer's exit code, where it is known.</param>
/// <param name="LastLines">The end of its log, at most 20 lines.</param>
public sealed record JobFailure(string Reason, int? ExitCode, IReadOnlyList<string> LastLines)
{
    /// <summary>There was no machine for it: the same job may run elsewhere, or later.</summary>
    public bool LacksResources { get; init; }
}
