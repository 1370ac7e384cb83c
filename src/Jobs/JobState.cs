namespace Jobs;

/// <summary>The states of a Vertex AI job (JobState in its REST reference), used for every kind of job.</summary>
public enum JobState
{
    /// <summary>Accepted, and waiting for its turn.</summary>
    Queued,

    /// <summary>Its machine and program are being made ready.</summary>
    Pending,

    /// <summary>The trainer runs.</summary>
    Running,

    /// <summary>Ended: the trainer's exit code was 0.</summary>
    Succeeded,

    /// <summary>Ended: the trainer failed, was killed, or never started.</summary>
    Failed,

    /// <summary>Asked to stop, and still running.</summary>
    Cancelling,

    /// <summary>Ended: it was asked to stop.</summary>
    Cancelled,

    /// <summary>Stopped, and can be resumed.</summary>
    Paused,

    /// <summary>Ended: it took longer than it was allowed to.</summary>
    Expired,

    /// <summary>Its resources are being changed while it runs.</summary>
    Updating,

    /// <summary>Ended: some of its parts failed.</summary>
    PartiallySucceeded,
}
