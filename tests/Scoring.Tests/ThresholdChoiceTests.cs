namespace Scoring.Tests;

public sealed class ThresholdChoiceTests
{
    [Fact]
    public void A_label_gets_the_threshold_of_its_highest_F1()
    {
        // scikit-learn's f1_score at each threshold: 0.80645 between these two, 0.62963 between the other two, and lower elsewhere.
        ThresholdChoice.Best(SyntheticRows.Column(0), SyntheticRows.Carried(0)).Should().BeApproximately((0.45544556f + 0.46534654f) / 2, 1e-6f);
        ThresholdChoice.Best(SyntheticRows.Column(1), SyntheticRows.Carried(1)).Should().BeApproximately((0.15280899f + 0.15730338f) / 2, 1e-6f);
    }

    [Theory]
    [InlineData(0.875f, 0.5f, 0.375f, 0.25f, 0.6875f)]
    [InlineData(0.875f, 0.75f, 0.625f, 0.5f, 0.25f)]
    [InlineData(0.75f, 0.5f, 0.375f, 0.25f, 0.625f)]
    public void Of_equally_good_thresholds_the_middle_of_the_widest_gap_is_taken_and_of_equal_gaps_the_higher(
        float first, float second, float third, float fourth, float expected) =>
        // With the first row alone or with all four, F1 is 2/3; otherwise it is lower.
        ThresholdChoice.Best([first, second, third, fourth], [true, false, false, true]).Should().Be(expected);

    [Fact]
    public void Rows_of_one_probability_are_predicted_together_or_not_at_all()
    {
        ThresholdChoice.Best([0.5f, 0.5f, 0.5f, 0.1f], [true, false, false, true]).Should().Be(0.05f);
        ThresholdChoice.Best([0.5f, 0.5f, 0.1f, 0.1f], [true, true, false, false]).Should().BeApproximately(0.3f, 1e-6f);
    }

    [Fact]
    public void Between_two_neighbouring_floats_the_lower_one_is_the_threshold()
    {
        var low = 0.5f;
        var high = float.BitIncrement(low);

        var threshold = ThresholdChoice.Best([high, low], [true, false])!.Value;

        (high > threshold, low > threshold).Should().Be((true, false));
    }

    [Fact]
    public void Where_no_row_carries_the_label_there_is_nothing_to_choose() =>
        ThresholdChoice.Best([0.5f, 0.1f], [false, false]).Should().BeNull();

    [Fact]
    public void A_label_no_row_carries_gets_the_threshold_of_all_cells()
    {
        float[][] probabilities = [[0.9f, 0.05f], [0.7f, 0.1f], [0.2f, 0.01f]];
        bool[][] actual = [[true, false], [true, false], [false, false]];

        var thresholds = ThresholdChoice.Choose(probabilities, actual);

        thresholds[1].Should().BeApproximately(0.45f, 1e-6f);
        thresholds[0].Should().BeApproximately(0.45f, 1e-6f, "its own is the same");
    }

    [Theory]
    [InlineData(1, 1 / 3.0)]
    [InlineData(2, 1 / 2.0)]
    [InlineData(18, 9 / 10.0)]
    public void The_more_rows_carry_a_label_the_more_its_own_threshold_counts(int carried, double weight)
    {
        // A hundred rows of another label, separated at 0.5, outweigh the label, separated at 0.05.
        var rows = Enumerable.Range(0, 200).Select(row => (Other: row < 100 ? 0.9f : 0.1f, Rare: row < carried ? 0.06f : 0.04f)).ToArray();

        var thresholds = ThresholdChoice.Choose(
            [.. rows.Select(row => new[] { row.Other, row.Rare })], [.. rows.Select((_, row) => new[] { row < 100, row < carried })]);

        var (own, pooled) = (Odds(0.05), Odds(0.5));
        Odds(thresholds[0]).Should().BeApproximately(pooled, 1e-5);
        Odds(thresholds[1]).Should().BeApproximately(pooled + (own - pooled) * weight, 1e-5);
    }

    [Fact]
    public void Without_any_label_there_is_no_choice() =>
        FluentActions.Invoking(() => ThresholdChoice.Choose([[0.5f]], [[false]])).Should().Throw<ArgumentException>()
            .WithMessage("No row carries a label. (Parameter 'actual')");

    private static double Odds(double probability) => Math.Log(probability / (1 - probability));
}
