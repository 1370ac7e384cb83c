namespace Scoring.Tests;

public sealed class ReliabilityTests
{
    [Fact]
    public void The_error_is_the_distance_of_bins_to_what_came_true()
    {
        var calibration = Reliability.Of([0.05f, 0.15f, 0.15f, 0.75f, 1f], [false, true, false, true, true], temperature: 1.5);

        calibration.Temperature.Should().Be(1.5);
        calibration.Bins.Select(bin => (Math.Round(bin.Probability, 6), bin.Frequency, bin.Rows))
            .Should().Equal((0.05, 0, 1), (0.15, 0.5, 2), (0.75, 1, 1), (1, 1, 1));
        calibration.ExpectedError.Should().BeApproximately((0.05 + 2 * 0.35 + 0.25 + 0) / 5, 1e-6);
        calibration.Brier.Should().BeApproximately((0.05 * 0.05 + 0.85 * 0.85 + 0.15 * 0.15 + 0.25 * 0.25) / 5, 1e-6);
    }

    [Fact]
    public void Figures_are_those_of_numpy_and_scikit_learn()
    {
        var (first, second) = (Of(0), Of(1));

        (first.Brier, second.Brier).Should().Match<(double, double)>(
            found => Math.Abs(found.Item1 - 0.17447472398175715) < 1e-9 && Math.Abs(found.Item2 - 0.21526507627956182) < 1e-9);
        (first.ExpectedError, second.ExpectedError).Should().Match<(double, double)>(
            found => Math.Abs(found.Item1 - 0.19950494995961587) < 1e-9 && Math.Abs(found.Item2 - 0.14359550609563787) < 1e-9);
    }

    [Fact]
    public void Of_no_row_there_is_no_error()
    {
        var calibration = Reliability.Of([], [], temperature: 1);

        (calibration.ExpectedError, calibration.Brier, calibration.Bins.Count).Should().Be((0, 0, 0));
    }

    private static CalibrationRecord Of(int label) => Reliability.Of(SyntheticRows.Column(label), SyntheticRows.Carried(label), temperature: 1);
}
