namespace Ulmfit.Training.Progress;

/// <param name="Stage">The name the caller gave.</param>
/// <param name="Epochs">0 for the learning rate finder, which counts steps only.</param>
/// <param name="Steps">Steps in the whole stage; the finder may need fewer.</param>
/// <param name="Done">Steps done already, by an earlier process that was stopped; this one goes on with the next.</param>
public sealed record StageStart(string Stage, int Epochs, int Steps, int Done = 0);
