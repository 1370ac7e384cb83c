namespace Ulmfit.Training;

/// <summary>A step whose loss was fetched.</summary>
/// <param name="Step">Steps done in the stage, this one included.</param>
/// <param name="LearningRate">Of the last parameter group.</param>
/// <param name="Tokens">Those the step has read.</param>
/// <param name="Loss">Before the step, regularisation included.</param>
/// <param name="Smoothed">The loss together with those before.</param>
internal sealed record StepLoss(int Step, double LearningRate, int Tokens, float Loss, float Smoothed);
