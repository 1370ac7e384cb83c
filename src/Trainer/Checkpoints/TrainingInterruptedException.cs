namespace Trainer.Checkpoints;

/// <summary>Signals that a run was interrupted and the same command resumes it.</summary>
internal sealed class TrainingInterruptedException(string location, OperationCanceledException cause)
    : OperationCanceledException(
        $"Trainer: interrupted. A checkpoint is in {location}: run the same command to resume from it.", cause, cause.CancellationToken);
