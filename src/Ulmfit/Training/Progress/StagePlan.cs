namespace Ulmfit.Training.Progress;

/// <summary>A planned stage of a run.</summary>
/// <param name="Stage">The name of the stage.</param>
/// <param name="Kind">A name that stages with the same cost per token share, such as the same stage of the other direction.</param>
/// <param name="Epochs">The number of epochs; 0 for the learning rate finder.</param>
/// <param name="Steps">The largest number of steps: the finder may need fewer, and patience may end the stage early.</param>
/// <param name="Tokens">The number of tokens that these steps read, without padding.</param>
public sealed record StagePlan(string Stage, string Kind, int Epochs, int Steps, long Tokens);
