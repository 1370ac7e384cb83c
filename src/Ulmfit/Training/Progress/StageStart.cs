namespace Ulmfit.Training.Progress;

/// <summary>The start of a stage.</summary>
/// <param name="Stage">The name of the stage.</param>
/// <param name="Epochs">The number of epochs; 0 for the learning rate finder, which has steps only.</param>
/// <param name="Steps">The number of steps in the stage; the finder may need fewer.</param>
/// <param name="Done">The number of steps that an earlier, interrupted process finished.</param>
public sealed record StageStart(string Stage, int Epochs, int Steps, int Done = 0);
