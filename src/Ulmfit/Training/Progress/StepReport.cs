namespace Ulmfit.Training.Progress;

/// <param name="Step">Steps done in the stage, this one included.</param>
/// <param name="Of">Steps in the whole stage.</param>
/// <param name="Loss">The smoothed training loss, regularisation included.</param>
/// <param name="LearningRate">Of the last parameter group.</param>
public sealed record StepReport(string Stage, int Step, int Of, float Loss, double LearningRate)
{
    /// <summary>Tokens the step has read, paddings left out; 0 where nobody counts them.</summary>
    public int Tokens { get; init; }
}
