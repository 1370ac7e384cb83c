namespace Jobs;

/// <summary>A training job as its service sees it now.</summary>
public sealed record TrainingJob
{
    /// <summary>The service's name for the job.</summary>
    public required string Id { get; init; }

    public required string DisplayName { get; init; }

    /// <inheritdoc cref="TrainingJobRequest.RunId"/>
    public required string RunId { get; init; }

    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    public required JobState State { get; init; }

    /// <summary>Where people find the whole log: a path or an address.</summary>
    public required string LogsAt { get; init; }

    /// <summary>The address of the job's page in its service's console; null where there is none.</summary>
    public string? ConsoleAt { get; init; }

    /// <summary>When the job was submitted.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When the trainer started; null when it has not.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When the job ended; null when it has not, or when nothing was left to note the time.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>The trainer's exit code (128 + n after signal n); null when it has none, or nothing was left to note it.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Why the job failed; null in any other state.</summary>
    public JobFailure? Failure { get; init; }

    /// <exception cref="JobException">The job ended in any other way, or has not ended.</exception>
    public void EnsureSucceeded()
    {
        if (State != JobState.Succeeded)
            throw new JobException(this);
    }
}
