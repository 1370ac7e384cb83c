namespace Trainer.Training;

/// <summary>Keeps the states of learners, so that a later process goes on where this one ends. Stages are known by their names.</summary>
public interface ICheckpoints
{
    /// <returns>How the stage ended in an earlier process; null when it is still to be done.</returns>
    StageOutcome? FindOutcome(string stage);

    /// <returns>
    /// The state that an earlier process left within the stage, or at its end; null when it left none there. The caller disposes the
    /// tensors, or calls this within a dispose scope.
    /// </returns>
    LearnerState? FindState(string stage);

    /// <summary>Keeps the state between two steps if it is time to.</summary>
    /// <param name="state">Gives the state as it is now, within a dispose scope.</param>
    void KeepWhenDue(Func<LearnerState> state);

    /// <summary>Keeps the state between two steps.</summary>
    /// <inheritdoc cref="KeepWhenDue"/>
    void Keep(Func<LearnerState> state);

    /// <summary>Keeps how the stage ended, and the state after it.</summary>
    /// <inheritdoc cref="KeepWhenDue"/>
    void Finish(StageOutcome outcome, Func<LearnerState> state);
}
