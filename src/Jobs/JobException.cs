using Faults;

namespace Jobs;

/// <summary>A job did not do what it was submitted for, or its service could not run it.</summary>
public sealed class JobException : FaultException
{
    public JobException(string message, Exception? innerException = null)
        : base(FaultKind.Remote, message, innerException)
    {
    }

    /// <param name="job">A job that did not succeed.</param>
    public JobException(TrainingJob job)
        : base(FaultKind.Remote, Tell(job)) => Job = job;

    /// <summary>The job that did not succeed; null when the service is at fault.</summary>
    public TrainingJob? Job { get; }

    /// <summary>Whether the service may do later what it did not do now, with nothing changed.</summary>
    public bool MayPass { get; init; }

    /// <summary>There is no machine for a job: the same job may run elsewhere, or later. It has not been made.</summary>
    public bool LacksResources { get; init; }

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
