namespace Ulmfit.Training.Progress;

/// <summary>A stage that a run is going to have.</summary>
/// <param name="Stage">Its name.</param>
/// <param name="Kind">The same for stages that take as long for a token: those of the other direction.</param>
/// <param name="Epochs">0 for the learning rate finder.</param>
/// <param name="Steps">At most: the finder may need fewer, and patience may end the stage early.</param>
/// <param name="Tokens">What all these steps read, paddings left out.</param>
public sealed record StagePlan(string Stage, string Kind, int Epochs, int Steps, long Tokens);
