namespace Pipelines;

/// <summary>What Ctrl-C does to the job that is being followed.</summary>
public enum InterruptAction
{
    /// <summary>The job goes on; only the following ends.</summary>
    Detach,
    Cancel,
}
