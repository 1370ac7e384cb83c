namespace Jobs;

/// <summary>Effect of Ctrl-C on a job that is followed.</summary>
public enum OnInterrupt
{
    /// <summary>The job continues to run, and is no longer followed.</summary>
    Detach,

    /// <summary>The job is cancelled, and followed until it stops.</summary>
    Cancel,
}
