namespace Scoring.Tests;

public sealed class TemperatureScalingTests
{
    private static readonly float[][] Cells = [.. SyntheticRows.Actual.Select(row => row.Select(cell => cell ? 1f : 0f).ToArray())];

    [Fact]
    public void Each_label_gets_the_temperature_of_the_lowest_loss_shrunk_towards_that_of_all()
    {
        var temperatures = TemperatureScaling.Fit(SyntheticRows.Probabilities, Cells, exclusive: false);

        // scipy's minimize_scalar: 1.30382 and 1.86460 separately, 1.59922 for all cells; 30 and 20 rows of the rarer answer against 2.
        temperatures[0].Should().BeApproximately(1.32056722, 1e-6);
        temperatures[1].Should().BeApproximately(1.83875228, 1e-6);
    }

    [Fact]
    public void Exclusive_classes_share_the_temperature_of_their_softmax()
    {
        var rows = Enumerable.Range(0, SyntheticRows.Count).Select(SoftmaxRow).ToArray();
        float[][] cells =
        [
            .. rows.Select((row, index) => OneHot(index % 4 == 0 ? Array.IndexOf(row, row.Max()) : (index * index * 7 + index) % 3)),
        ];

        TemperatureScaling.Fit(rows, cells, exclusive: true).Should().HaveCount(3)
            .And.OnlyContain(temperature => Math.Abs(temperature - 3.8157450427725252) < 1e-6);
    }

    [Fact]
    public void Logits_are_divided_by_the_temperature_of_their_class()
    {
        var calibrated = TemperatureScaling.Apply([0.9f, 0.1f, 0.5f], [2, 1, 3], exclusive: false);

        calibrated[0].Should().BeApproximately(3 / 4f, 1e-6f); // odds of 9 to odds of 3
        calibrated[1].Should().BeApproximately(0.1f, 1e-6f);
        calibrated[2].Should().BeApproximately(0.5f, 1e-6f);
    }

    [Fact]
    public void Probabilities_of_exclusive_classes_still_add_up_to_one()
    {
        var calibrated = TemperatureScaling.Apply([0.64f, 0.32f, 0.04f], [2, 2, 2], exclusive: true);

        // square roots: 0.8, 0.5657, 0.2
        calibrated.Sum().Should().BeApproximately(1, 1e-6f);
        (calibrated[0] / calibrated[2]).Should().BeApproximately(4, 1e-5f);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Probabilities_of_0_and_1_stay_probabilities(bool exclusive)
    {
        var calibrated = TemperatureScaling.Apply([0, 1], [0.1, 0.1], exclusive);

        calibrated.Should().OnlyContain(probability => probability >= 0 && probability <= 1);
        calibrated[0].Should().BeLessThan(calibrated[1]);
    }

    [Fact]
    public void The_order_of_a_labels_rows_stays()
    {
        var before = SyntheticRows.Column(0);

        float[] after = [.. before.Select(probability => TemperatureScaling.Apply([probability], [0.37], exclusive: false)[0])];

        before.Zip(after).OrderBy(pair => pair.First).Select(pair => pair.Second).Should().BeInAscendingOrder();
    }

    [Fact]
    public void A_temperature_stays_within_a_tenth_and_ten()
    {
        float[][] sure = [[0.6f], [0.6f], [0.4f], [0.4f]];

        // Perfectly separated rows: a lower temperature is always better. Reversed rows: a higher one is always better.
        TemperatureScaling.Fit(sure, [[1], [1], [0], [0]], exclusive: false)[0].Should().BeApproximately(0.1, 1e-9);
        TemperatureScaling.Fit(sure, [[0], [0], [1], [1]], exclusive: false)[0].Should().BeApproximately(10, 1e-9);
    }

    [Fact]
    public void Where_every_temperature_is_as_good_none_is_applied()
    {
        TemperatureScaling.Fit([[0.5f], [0.5f]], [[1], [0]], exclusive: false).Should().Equal(1);
        TemperatureScaling.Fit([[0.5f, 0.5f], [0.5f, 0.5f]], [[1, 0], [0, 1]], exclusive: true).Should().Equal(1, 1);
    }

    [Fact]
    public void A_label_no_row_carries_gets_the_temperature_of_all_cells()
    {
        var rows = SyntheticRows.Probabilities.Select(row => new[] { row[0], 0.01f }).ToArray();
        var cells = Cells.Select(row => new[] { row[0], 0f }).ToArray();
        var pooled = TemperatureScaling.Fit(
            [.. rows.SelectMany(row => row).Select(probability => new[] { probability })],
            [.. cells.SelectMany(row => row).Select(cell => new[] { cell })],
            exclusive: false);

        TemperatureScaling.Fit(rows, cells, exclusive: false)[1].Should().BeApproximately(pooled[0], 1e-9);
    }

    private static float[] SoftmaxRow(int row)
    {
        double[] weights = [(row * 37 % 101 + 1) / 101.0, ((row * 29 + 7) % 89 + 1) / 89.0, ((row * 17 + 3) % 71 + 1) / 71.0];
        return [.. weights.Select(weight => (float)(weight / weights.Sum()))];
    }

    private static float[] OneHot(int index) => [.. Enumerable.Range(0, 3).Select(place => place == index ? 1f : 0f)];
}
