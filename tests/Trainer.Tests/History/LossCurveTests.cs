using Runs;
using Trainer.History;

namespace Trainer.Tests.History;

public sealed class LossCurveTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(499)]
    [InlineData(500)]
    [InlineData(501)]
    [InlineData(10_007)]
    public void A_curve_has_its_first_and_last_step_and_at_most_500(int steps)
    {
        var points = Record(new LossCurve([]), 1, steps, steps).Points;

        points.Count.Should().BeInRange(Math.Min(steps, 250), 500);
        (points[0].Step, points[^1].Step).Should().Be((1, steps));
        points.Select(point => point.Step).Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
    }

    [Fact]
    public void A_stage_that_stops_early_still_has_its_last_step() =>
        Record(new LossCurve([]), 1, 777, steps: 5000).Points[^1].Step.Should().Be(777);

    [Fact]
    public void A_curve_that_another_process_goes_on_with_is_the_same()
    {
        var whole = Record(new LossCurve([]), 1, 3000, 3000).Points;

        var half = Record(new LossCurve([]), 1, 1234, 3000).Points;
        var rest = Record(new LossCurve(half), 1235, 3000, 3000).Points;

        rest.Should().Equal(whole);
    }

    private static LossCurve Record(LossCurve curve, int first, int last, int steps)
    {
        for (var step = first; step <= last; step++)
            curve.Add(new CurvePoint(step, 0.1, 1.0 / step), steps);
        return curve;
    }
}
