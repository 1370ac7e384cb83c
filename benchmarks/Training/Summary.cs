namespace Training.Benchmarks;

/// <summary>All rounds of a case.</summary>
/// <param name="Documents">Of a prediction; null of a training step.</param>
/// <param name="Seconds">Of our own step, the median; so are all figures but the two peaks.</param>
/// <param name="Gflop">Of the matrix products in one step: <see cref="MatrixProducts"/>.</param>
/// <param name="ProductGflops">GFLOP/s of a large matrix product beside the steps.</param>
/// <param name="Fraction">Of the limit that the matrix product beside it sets, by wall time.</param>
/// <param name="FractionByProcessor">
/// The same by processor time, which other programs on the same cores disturb less; it is blind to threads that wait. Null on a GPU.
/// </param>
/// <param name="PeakBytes">The most memory that our process ever held.</param>
/// <param name="PeerSeconds">Null without a peer, as all figures of it.</param>
/// <param name="Speedup">The peer's time by ours, of each round.</param>
/// <param name="Parts">Of our own step; empty where they were not asked for.</param>
internal sealed record Summary(
    string Case, int Tokens, int? Documents, double Seconds, double FastestSeconds, double SlowestSeconds, double ProcessorSeconds, double Gflop,
    double ProductGflops, double Fraction, double? FractionByProcessor, long PeakBytes, double? PeerSeconds, double? PeerFraction,
    double? Speedup, double? SpeedupByProcessor, long? PeerPeakBytes, IReadOnlyList<PartTime> Parts)
{
    public double TokensPerSecond => Tokens / Seconds;

    public double? DocumentsPerSecond => Documents / Seconds;

    public double? PeerDocumentsPerSecond => Documents / PeerSeconds;

    public static Summary Of(Case one, StepSettings settings, IReadOnlyList<Round> rounds, long peak, long? peerPeak)
    {
        var gflop = MatrixProducts.Gflop(settings);
        var (hasPeer, hasProcessorTimes) = (peerPeak is not null, rounds[0].Product.GflopsByProcessor is not null);
        return new(
            one.Name, one.Tokens, one.Work == Work.Prediction ? one.Lengths.Count : null, Median(round => round.Own.Seconds), rounds.Min(round => round.Own.Seconds),
            rounds.Max(round => round.Own.Seconds), Median(round => round.Own.ProcessorSeconds), gflop,
            Median(round => round.Product.Gflops),
            Median(round => gflop / round.Own.Seconds / round.Product.Gflops),
            hasProcessorTimes
                ? Median(round => settings.Computation.Threads * gflop / round.Own.ProcessorSeconds / round.Product.GflopsByProcessor!.Value)
                : null,
            peak,
            hasPeer ? Median(round => round.Peer!.Seconds) : null,
            hasPeer ? Median(round => gflop / round.Peer!.Seconds / round.Product.Gflops) : null,
            hasPeer ? Median(round => round.Peer!.Seconds / round.Own.Seconds) : null,
            hasPeer && hasProcessorTimes ? Median(round => round.Peer!.ProcessorSeconds / round.Own.ProcessorSeconds) : null,
            peerPeak,
            rounds[0].Parts is null ? [] : PartTime.Medians([.. rounds.Select(round => round.Parts!)]));

        double Median(Func<Round, double> figure) => Benchmarks.Median.Of(rounds.Select(figure));
    }
}
