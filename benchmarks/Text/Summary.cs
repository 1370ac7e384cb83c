namespace Text.Benchmarks;

/// <summary>All runs of one subject.</summary>
/// <param name="Seconds">Wall time, the median.</param>
/// <param name="FastestSeconds">The fastest run.</param>
/// <param name="SlowestSeconds">The slowest run.</param>
/// <param name="ProcessorSeconds">User and system, the median.</param>
/// <param name="Tokens">Or pieces.</param>
internal sealed record Summary(
    string Name, double Seconds, double FastestSeconds, double SlowestSeconds, double ProcessorSeconds, long Tokens)
{
    /// <summary>By the median.</summary>
    public double TokensPerSecond => Tokens / Seconds;

    public static Summary Of(string name, IReadOnlyList<Measurement> runs) => new(
        name, Median(runs.Select(run => run.Seconds)), runs.Min(run => run.Seconds), runs.Max(run => run.Seconds),
        Median(runs.Select(run => run.ProcessorSeconds)), runs[0].Tokens);

    public static double Median(IEnumerable<double> values)
    {
        var ordered = values.Order().ToArray();
        return (ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2]) / 2;
    }
}
