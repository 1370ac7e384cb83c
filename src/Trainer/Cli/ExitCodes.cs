using Faults;

namespace Trainer.Cli;

/// <summary>The exit codes in addition to those of <see cref="FaultKind"/>, and their meaning for Vertex AI.</summary>
/// <remarks>
/// Vertex AI treats a non-zero exit code as an error in the user's code and does not retry it, except for SIGABRT (6, and 134 in custom
/// containers) and SIGSEGV (11, 139): these may be transient, and the service retries the job up to three times. So a mistake in settings,
/// data or tools (2, 3, 4), which a retry would repeat, ends the job, as do a defect (1) and a bucket that still fails after the client's
/// retries (5). After a crash of native code, which .NET ends with SIGABRT or SIGSEGV, the service retries the job, which resumes from the
/// last checkpoint. A machine that is lost or preempted returns no exit code: the service restarts the worker on another machine.
/// Source: cloud.google.com/vertex-ai/docs/training/understanding-training-service, "Restart workers" and "Handle training job errors".
/// </remarks>
internal static class ExitCodes
{
    /// <summary>The exit code of a shell for a program that SIGINT ended: 128 plus the number of the signal.</summary>
    public const int Interrupted = 130;

    /// <summary>The exit code for SIGTERM.</summary>
    public const int Terminated = 143;
}
