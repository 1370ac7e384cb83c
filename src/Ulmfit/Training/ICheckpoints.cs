namespace Ulmfit.Training;

/// <summary>Stores the states of learners, so that a later process can resume the run. Stages are identified by name.</summary>
public interface ICheckpoints
{
    /// <summary>Looks up the outcome of a stage that an earlier process finished.</summary>
    /// <returns>The outcome; null when the stage is not finished.</returns>
    StageOutcome? FindOutcome(string stage);

    /// <returns>
    /// The state that an earlier process stored within the stage or at its end; null if there is none. The caller owns the tensors: dispose
    /// them, or call this within a dispose scope.
    /// </returns>
    LearnerState? FindState(string stage);

    /// <summary>Whether a checkpoint is due.</summary>
    bool IsDue { get; }

    /// <summary>Stores the state between two steps.</summary>
    /// <param name="state">Returns the current state; called within a dispose scope.</param>
    void Keep(Func<LearnerState> state);

    /// <summary>Stores the outcome of a finished stage and the state after it.</summary>
    /// <inheritdoc cref="Keep"/>
    void Finish(StageOutcome outcome, Func<LearnerState> state);
}
