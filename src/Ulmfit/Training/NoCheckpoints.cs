namespace Ulmfit.Training;

/// <summary>A store of checkpoints that stores nothing.</summary>
internal sealed class NoCheckpoints : ICheckpoints
{
    public bool IsDue => false;

    public StageOutcome? FindOutcome(string stage) => null;

    public LearnerState? FindState(string stage) => null;

    public void Keep(Func<LearnerState> state)
    {
    }

    public void Finish(StageOutcome outcome, Func<LearnerState> state)
    {
    }
}
