using Settings;
using Training.Benchmarks;

namespace Benchmarks.Tests;

public sealed class SummaryTests
{
    private static readonly Case Usual = new(Architecture.AwdLstm, Work.LanguageModel, IsFrozen: false, 15_000, 16);
    private static readonly StepSettings Settings = StepSettings.Of(Usual, new Computation(Threads: 2), "");

    /// <summary>The second round has both twice as slow: someone else had the machine.</summary>
    private static readonly Round[] Rounds =
    [
        new(new(100, 120), new(2, 3.5, 9), new(5, 7, 9)),
        new(new(50, 120), new(4, 3.6, 9), new(10, 7.2, 9)),
        new(new(100, 120), new(2.2, 3.4, 9), new(5.5, 6.8, 9)),
    ];

    [Fact]
    public void The_fraction_of_the_limit_is_taken_round_by_round()
    {
        var summary = Summary.Of(Usual, Settings, Rounds, peak: 1, peerPeak: 2);

        summary.Should().BeEquivalentTo(new { Seconds = 2.2, FastestSeconds = 2.0, SlowestSeconds = 4.0, ProcessorSeconds = 3.5, ProductGflops = 100.0 });
        summary.TokensPerSecond.Should().BeApproximately(1152 / 2.2, 1e-9);
        summary.Fraction.Should().BeApproximately(summary.Gflop / 2 / 100, 1e-9);
        summary.FractionByProcessor.Should().BeApproximately(2 * summary.Gflop / 3.5 / 120, 1e-9);
        summary.PeerFraction.Should().BeApproximately(summary.Gflop / 5 / 100, 1e-9);
    }

    [Fact]
    public void The_peer_is_compared_with_the_step_beside_it()
    {
        var summary = Summary.Of(Usual, Settings, Rounds, peak: 1, peerPeak: 2);

        summary.Should().BeEquivalentTo(new { PeerSeconds = 5.5, Speedup = 2.5, SpeedupByProcessor = 2.0, PeerPeakBytes = 2L });
    }

    [Fact]
    public void Documents_are_counted_where_they_are_predicted()
    {
        var prediction = Usual with { Work = Work.Prediction };

        var summary = Summary.Of(prediction, StepSettings.Of(prediction, new Computation(Threads: 2), ""), Rounds, peak: 1, peerPeak: 2);

        summary.DocumentsPerSecond.Should().BeApproximately(prediction.Lengths.Count / 2.2, 1e-9);
        summary.PeerDocumentsPerSecond.Should().BeApproximately(prediction.Lengths.Count / 5.5, 1e-9);
        summary.Tokens.Should().Be(prediction.Lengths.Sum());
        Summary.Of(Usual, Settings, Rounds, peak: 1, peerPeak: 2).DocumentsPerSecond.Should().BeNull();
    }

    [Fact]
    public void Without_a_peer_there_are_no_figures_of_one()
    {
        var summary = Summary.Of(Usual, Settings, [.. Rounds.Select(round => round with { Peer = null })], peak: 1, peerPeak: null);

        summary.Seconds.Should().Be(2.2);
        new object?[] { summary.PeerSeconds, summary.PeerFraction, summary.Speedup, summary.SpeedupByProcessor, summary.PeerPeakBytes }
            .Should().AllSatisfy(figure => figure.Should().BeNull());
    }
}
