namespace Jobs;

/// <summary>Training job in the state that its service reports.</summary>
public sealed record TrainingJob
{
    /// <summary>Id that the service gave the job.</summary>
    public required string Id { get; init; }

    /// <inheritdoc cref="TrainingJobRequest.DisplayName"/>
    public required string DisplayName { get; init; }

    /// <inheritdoc cref="TrainingJobRequest.RunId"/>
    public required string RunId { get; init; }

    /// <inheritdoc cref="TrainingJobRequest.Labels"/>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    /// <summary>Current state.</summary>
    public required JobState State { get; init; }

    /// <summary>Location of the complete log: a path or a URL.</summary>
    public required string LogsAt { get; init; }

    /// <summary>URL of the job's page in the console of the service; null when there is none.</summary>
    public string? ConsoleAt { get; init; }

    /// <summary>Time of the submission.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>Start time of the trainer; null when it has not started.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>End time of the job; null when it has not ended, or when the time was not recorded.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>Exit code of the trainer (128 + n after signal n); null when there is none, or when it was not recorded.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Reason for the failure; null in any other state.</summary>
    public JobFailure? Failure { get; init; }

    /// <summary>Throws unless the job has succeeded.</summary>
    /// <exception cref="JobException">The job has not succeeded.</exception>
    public void EnsureSucceeded()
    {
        if (State != JobState.Succeeded)
            throw new JobException(this);
    }
}
