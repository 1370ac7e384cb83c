namespace Jobs;

/// <summary>Reason for the failure of a job.</summary>
/// <param name="Reason">What happened to the trainer, as a clause without a period at its end.</param>
/// <param name="ExitCode">The trainer's exit code; null when it is not known.</param>
/// <param name="LastLines">The last lines of the log, at most 20.</param>
public sealed record JobFailure(string Reason, int? ExitCode, IReadOnlyList<string> LastLines)
{
    /// <summary>Whether resources were missing: the same job may run in another region or later.</summary>
    public bool LacksResources { get; internal init; }
}
