namespace Jobs;

/// <summary>What becomes of a job when the person who follows it presses Ctrl-C.</summary>
public enum OnInterrupt
{
    /// <summary>The job goes on; only the following ends.</summary>
    Detach,

    /// <summary>The job is cancelled, and followed until it has stopped.</summary>
    Cancel,
}
