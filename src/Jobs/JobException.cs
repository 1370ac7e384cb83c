using Faults;

namespace Jobs;

/// <summary>Failure of a job or of its service.</summary>
public sealed class JobException : FaultException
{
    /// <summary>Creates the exception for a failure of the service.</summary>
    internal JobException(string message, Exception? innerException = null)
        : base(FaultKind.Remote, message, innerException)
    {
    }

    /// <summary>Creates the exception for a job that did not succeed.</summary>
    /// <param name="job">The job.</param>
    internal JobException(TrainingJob job)
        : base(FaultKind.Remote, Tell(job)) => Job = job;

    /// <summary>Job that did not succeed; null when the service failed.</summary>
    public TrainingJob? Job { get; }

    /// <summary>Whether the failure is transient, so that the same request may succeed later.</summary>
    public bool MayPass { get; internal init; }

    /// <summary>Whether resources are missing: no job was created, and the same job may run in another region or later.</summary>
    public bool LacksResources { get; internal init; }

    private static string Tell(TrainingJob job)
    {
        var name = $"Job {job.Id} ({job.DisplayName})";
        if (job.Failure is not { } failure)
            return $"{name} is {job.State.ToWireName()}. Its log: {job.LogsAt}";
        var heading = $"{name} failed: {failure.Reason}. Its whole log: {job.LogsAt}";
        return failure.LastLines.Count == 0
            ? $"{heading} (empty)"
            : string.Join('\n', failure.LastLines.Select(line => $"    {line}").Prepend("Its last lines:").Prepend(heading));
    }
}
