using Settings;
using Ulmfit.Training.Objectives;

namespace Ulmfit.Tests.Training.Objectives;

public sealed class BalancedWeightsTests
{
    [Fact]
    public void Rows_that_carry_a_label_weigh_as_much_together_as_those_that_do_not()
    {
        float[][] cells = [.. Enumerable.Range(0, 100).Select(row => new float[] { row < 25 ? 1 : 0, row < 80 ? 1 : 0, row < 2 ? 1 : 0, 0, 1 })];

        BalancedWeights.Of(PositiveWeights.Balanced, cells).Should().Equal(3, 0.25f, 20, 1, 1);
    }

    [Fact]
    public void Nothing_is_weighed_unless_that_is_asked_for() => BalancedWeights.Of(PositiveWeights.None, [[1, 0]]).Should().BeNull();
}
