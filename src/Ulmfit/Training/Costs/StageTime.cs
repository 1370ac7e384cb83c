namespace Ulmfit.Training.Costs;

/// <summary>The duration of a stage.</summary>
/// <param name="Wall">The time from the start of the stage to its last report, including validation.</param>
/// <param name="Tokens">The number of tokens read in training steps, without padding.</param>
/// <param name="Steps">The time of the training steps.</param>
public sealed record StageTime(TimeSpan Wall, long Tokens, TimeSpan Steps)
{
    /// <summary>The training speed; null when no time was measured.</summary>
    public double? TokensPerSecond => Steps > TimeSpan.Zero ? Tokens / Steps.TotalSeconds : null;
}
