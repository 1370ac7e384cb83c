namespace Training.Benchmarks;

/// <summary>What one part of a step takes.</summary>
/// <param name="BackwardSeconds">0 where nothing is trained through it.</param>
internal sealed record PartTime(string Part, double ForwardSeconds, double BackwardSeconds)
{
    public double Seconds => ForwardSeconds + BackwardSeconds;

    /// <summary>The medians of every part's times, in the order of the parts.</summary>
    /// <param name="rounds">The same parts each time.</param>
    public static IReadOnlyList<PartTime> Medians(IReadOnlyList<PartTime[]> rounds) =>
    [
        .. rounds[0].Select((part, index) => new PartTime(
            part.Part, Median.Of(rounds.Select(round => round[index].ForwardSeconds)),
            Median.Of(rounds.Select(round => round[index].BackwardSeconds)))),
    ];
}
