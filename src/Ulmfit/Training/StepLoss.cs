namespace Ulmfit.Training;

/// <summary>A step whose loss was read from the device.</summary>
/// <param name="Step">The number of the step in the stage, counted from 1.</param>
/// <param name="LearningRate">The learning rate of the last parameter group.</param>
/// <param name="Tokens">The number of tokens that the step has read.</param>
/// <param name="Loss">The loss before the step, including regularisation.</param>
/// <param name="Smoothed">The smoothed loss.</param>
internal sealed record StepLoss(int Step, double LearningRate, int Tokens, float Loss, float Smoothed);
