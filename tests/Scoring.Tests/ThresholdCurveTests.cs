namespace Scoring.Tests;

public sealed class ThresholdCurveTests
{
    [Fact]
    public void Each_point_is_what_its_threshold_would_score()
    {
        var curve = ThresholdCurve.Of(SyntheticRows.Column(0), SyntheticRows.Carried(0));

        foreach (var point in curve)
        {
            var counts = default(ConfusionCounts);
            foreach (var (row, carried) in SyntheticRows.Column(0).Zip(SyntheticRows.Carried(0)))
                counts = counts.With(row > (float)point.Threshold, carried);
            (point.Recall, point.F1).Should().Be((counts.Recall, counts.F1));
            point.Precision.Should().Be(counts.TruePositives + counts.FalsePositives == 0 ? 1 : counts.Precision);
        }

        curve.Select(point => point.Threshold).Should().BeInAscendingOrder().And.OnlyHaveUniqueItems().And.Contain(0.3);
        curve[0].Recall.Should().Be(1);
        curve[^1].Recall.Should().Be(0);
    }

    [Fact]
    public void Every_fall_of_the_recall_shows_where_there_are_few() =>
        ThresholdCurve.Of([0.011f, 0.012f, 0.013f], [true, true, true]).Select(point => Math.Round(point.Recall, 3))
            .Distinct().Should().Equal(1, 0.667, 0.333, 0);

    [Fact]
    public void A_curve_has_at_most_200_points_and_ends_with_no_row_predicted()
    {
        var random = new Random(1);
        float[] probabilities = [.. Enumerable.Range(0, 5000).Select(_ => random.NextSingle())];

        var curve = ThresholdCurve.Of(probabilities, [.. probabilities.Select(probability => random.NextSingle() < probability)]);

        curve.Should().HaveCount(200);
        curve[^1].Recall.Should().Be(0);
    }

    [Fact]
    public void Nothing_has_no_curve_and_what_is_no_number_neither()
    {
        ThresholdCurve.Of([], []).Should().BeEmpty();
        ThresholdCurve.Of([0.5f, float.NaN], [true, false]).Should().BeEmpty();
    }

    [Fact]
    public void A_label_no_row_carries_is_never_found() =>
        ThresholdCurve.Of([0.5f, 0.1f], [false, false]).Should().HaveCount(100).And.OnlyContain(point => point.Recall == 0 && point.F1 == 0);
}
