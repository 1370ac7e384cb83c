namespace Ulmfit.Training.Progress;

/// <summary>A training step.</summary>
/// <param name="Stage">The name of the stage.</param>
/// <param name="Step">The number of the step in the stage, counted from 1.</param>
/// <param name="Of">The number of steps in the stage.</param>
/// <param name="Loss">The smoothed training loss, including regularisation.</param>
/// <param name="LearningRate">The learning rate of the last parameter group.</param>
public sealed record StepReport(string Stage, int Step, int Of, float Loss, double LearningRate)
{
    /// <summary>The number of tokens that the step has read, without padding; 0 when they are not counted.</summary>
    public int Tokens { get; init; }
}
