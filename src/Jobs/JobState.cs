namespace Jobs;

/// <summary>States of a job, for every kind of job: those of Vertex AI (JobState in its REST reference).</summary>
public enum JobState
{
    /// <summary>The job is accepted and waits in a queue.</summary>
    Queued,

    /// <summary>The machine and the program are being prepared.</summary>
    Pending,

    /// <summary>The trainer is running.</summary>
    Running,

    /// <summary>The job ended: the trainer's exit code was 0.</summary>
    Succeeded,

    /// <summary>The job ended: the trainer failed, was killed, or never started.</summary>
    Failed,

    /// <summary>Cancellation was requested, and the job is still running.</summary>
    Cancelling,

    /// <summary>The job ended because it was cancelled.</summary>
    Cancelled,

    /// <summary>The job is stopped and can be resumed.</summary>
    Paused,

    /// <summary>The job ended because it exceeded its time limit.</summary>
    Expired,

    /// <summary>The resources of the running job are being changed.</summary>
    Updating,

    /// <summary>The job ended: some of its parts failed.</summary>
    PartiallySucceeded,
}
