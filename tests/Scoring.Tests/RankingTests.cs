namespace Scoring.Tests;

public sealed class RankingTests
{
    [Fact]
    public void Documents_are_ranked_by_probability()
    {
        // In descending order of probability: a hit (precision 1), a false alarm, a hit (precision 2 of 3).
        var ranking = Ranking.Of([0.1f, 0.4f, 0.35f, 0.8f], [false, false, true, true]);

        ranking.AveragePrecision.Should().BeApproximately((1 + 2 / 3.0) / 2, 1e-15);
        ranking.RocAuc.Should().Be(0.75);
    }

    [Fact]
    public void Documents_of_one_probability_are_one_step()
    {
        // First two hits and a false alarm with equal probability, then a hit and a false alarm with equal probability.
        var ranking = Ranking.Of([0.9f, 0.9f, 0.9f, 0.2f, 0.2f], [true, false, true, false, true]);

        ranking.AveragePrecision.Should().BeApproximately(2 / 3.0 * (2 / 3.0) + 1 / 3.0 * (3 / 5.0), 1e-15);
        ranking.RocAuc.Should().BeApproximately((2 * 0.5 + 2 + 0 + 0.5) / 6, 1e-15);
    }

    [Fact]
    public void Probabilities_that_tell_nothing_are_worth_what_guessing_is() =>
        Ranking.Of([0.5f, 0.5f, 0.5f, 0.5f], [true, false, false, false]).Should().Be(new Ranking(0.25, 0.5));

    [Fact]
    public void A_label_that_is_never_true_has_a_precision_of_zero_and_no_area() =>
        Ranking.Of([0.5f, 0.1f], [false, false]).Should().Be(new Ranking(0, double.NaN));

    [Fact]
    public void A_label_that_is_always_true_has_a_precision_of_one_and_no_area() =>
        Ranking.Of([0.5f, 0.1f], [true, true]).Should().Be(new Ranking(1, double.NaN));

    [Fact]
    public void Nothing_cannot_be_ranked() => Ranking.Of([], []).Should().Be(new Ranking(double.NaN, double.NaN));

    [Fact]
    public void What_is_no_number_cannot_be_ranked() =>
        Ranking.Of([0.5f, float.NaN, 0.1f], [true, false, true]).Should().Be(new Ranking(double.NaN, double.NaN));
}
