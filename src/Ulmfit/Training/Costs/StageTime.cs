namespace Ulmfit.Training.Costs;

/// <param name="Wall">From the stage's start to what was heard of it last, validation included.</param>
/// <param name="Tokens">Read in its training steps, padding left out.</param>
/// <param name="Steps">What those took.</param>
public sealed record StageTime(TimeSpan Wall, long Tokens, TimeSpan Steps)
{
    /// <summary>Null where the clock saw no time pass.</summary>
    public double? TokensPerSecond => Steps > TimeSpan.Zero ? Tokens / Steps.TotalSeconds : null;
}
