namespace Ulmfit.Training;

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

    /// <summary>Whether it is time to keep the state between two steps.</summary>
    bool IsDue { get; }

    /// <summary>Keeps the state between two steps.</summary>
    /// <param name="state">Gives the state as it is now, within a dispose scope.</param>
    void Keep(Func<LearnerState> state);

    /// <summary>Keeps how the stage ended, and the state after it.</summary>
    /// <inheritdoc cref="Keep"/>
    void Finish(StageOutcome outcome, Func<LearnerState> state);
}
