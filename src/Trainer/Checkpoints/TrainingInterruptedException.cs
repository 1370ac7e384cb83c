namespace Trainer.Checkpoints;

/// <summary>A run was stopped, and the same command goes on where it was.</summary>
internal sealed class TrainingInterruptedException(string location, OperationCanceledException cause)
    : OperationCanceledException(
        $"Trainer: interrupted. A checkpoint is in {location}: run the same command to go on from there.", cause, cause.CancellationToken);
