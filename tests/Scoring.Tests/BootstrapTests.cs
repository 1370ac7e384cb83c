namespace Scoring.Tests;

public sealed class BootstrapTests
{
    private static readonly bool[][] Predicted = [.. SyntheticRows.Probabilities.Select(row => row.Select(p => p > 0.3f).ToArray())];

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Intervals_are_those_of_numpy_and_scikit_learn_on_any_number_of_threads(int threads)
    {
        var bootstrap = Of(SyntheticRows.Actual, threads);

        // numpy uses the same generator: RandomState(42 + sample).bytes, times 60 over 2^32.
        ShouldBe(bootstrap.Of(0, scores => scores.Labels[0].Model.F1), 0.5624725877192983, 0.8181818181818181);
        ShouldBe(bootstrap.Of(0, scores => scores.Labels[1].Model.F1), 0.14814814814814814, 0.5641025641025641);
        ShouldBe(bootstrap.Of(0, scores => scores.Macro.F1), 0.4027340102707749, 0.6618377305877307);
        ShouldBe(bootstrap.Of(0, scores => scores.Labels[0].Ranking.AveragePrecision), 0.7797641362337665, 0.9493099372909763);
        ShouldBe(bootstrap.Of(0, scores => scores.Labels[1].Ranking.RocAuc), 0.6017927185850807, 0.8450342116013072);
        ShouldBe(bootstrap.Of(0, scores => scores.Micro.AveragePrecision), 0.6408293311604084, 0.8418081195545458);
        ShouldBe(bootstrap.Of(0, scores => scores.ExactMatch), 0.35, 0.6);
    }

    [Fact]
    public void All_figures_are_given_with_their_values()
    {
        var scores = TestScoresOf(SyntheticRows.Actual);

        var figures = scores.Labels[0].Figures;

        figures.F1.Value.Should().BeApproximately(0.7042253521126761, 1e-12);
        scores.Averages["macro avg"].F1.Value.Should().BeApproximately(0.539612676056338, 1e-12);
        new[] { figures.Accuracy, figures.Precision, figures.Recall, figures.F1, figures.AveragePrecision, figures.RocAuc }
            .Should().OnlyContain(estimate => estimate.Low < estimate.Value && estimate.Value < estimate.High);
        (figures.Support, (double?)figures.FixedThresholdF1).Should().Be((30L, figures.F1.Value));
    }

    [Fact]
    public void A_figure_that_most_samples_lack_has_no_interval()
    {
        // One of sixty rows carries the label: 36 % of the samples lack it and therefore have no area. Without such a row, no sample has
        // one.
        bool[][] once = [.. Enumerable.Range(0, SyntheticRows.Count).Select(row => new[] { row == 7, false })];

        var scores = TestScoresOf(once);

        scores.Labels[0].Figures.RocAuc.Low.Should().NotBeNull();
        scores.Labels[1].Figures.RocAuc.Should().Be(new Estimate(null, null, null));
        scores.Labels[1].Figures.F1.Should().Be(new Estimate(0, 0, 0));
    }

    [Fact]
    public void Without_rows_there_is_nothing_to_draw()
    {
        var figures = SyntheticScores.Of(["a"], [], [], [], [false]).Labels[0].Figures;

        figures.F1.Should().Be(new Estimate(0, null, null));
        figures.AveragePrecision.Should().Be(new Estimate(null, null, null));
    }

    [Fact]
    public void Percentiles_lie_between_neighbours()
    {
        Bootstrap.Percentile([1, 2, 4], 0.25).Should().Be(1.5);
        Bootstrap.Percentile([1, 2, 4], 0.75).Should().Be(3);
        Bootstrap.Percentile([5], 0.975).Should().Be(5);
    }

    private static Bootstrap Of(bool[][] actual, int threads) =>
        new(new ScoredRows(["a", "b"], Predicted, SyntheticRows.Probabilities, actual, [false, false]), seed: 42, threads);

    private static TestScores TestScoresOf(bool[][] actual) =>
        SyntheticScores.Of(["a", "b"], Predicted, SyntheticRows.Probabilities, actual, [false, false]);

    private static void ShouldBe(Estimate found, double low, double high)
    {
        found.Low.Should().BeApproximately(low, 1e-12);
        found.High.Should().BeApproximately(high, 1e-12);
    }
}
