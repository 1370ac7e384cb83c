using Faults;

namespace Trainer.Cli;

/// <summary>The exit codes beside those of <see cref="FaultKind"/>, and what Vertex AI makes of all of them.</summary>
/// <remarks>
/// Vertex AI takes a non-zero exit code for an error in the user's code, which it does not retry, but for those of SIGABRT (6, and 134 in
/// custom containers) and SIGSEGV (11, 139): these may be transient, and the job is tried again up to three times. So a mistake in
/// settings, data or tools (2, 3, 4), which the same command would make again, ends the job, as do a defect (1) and a bucket that still
/// fails after its own retries (5). A crash of native code, which .NET ends by SIGABRT or SIGSEGV, is tried again, and goes on from the
/// last checkpoint. A machine that is lost or taken away gives no code of ours: the service starts the worker elsewhere by itself.
/// Source: cloud.google.com/vertex-ai/docs/training/understanding-training-service, "Restart workers" and "Handle training job errors".
/// </remarks>
internal static class ExitCodes
{
    /// <summary>A shell's, for a program that SIGINT ended: 128 and the signal's number.</summary>
    public const int Interrupted = 130;

    /// <summary>The same for SIGTERM.</summary>
    public const int Terminated = 143;
}
