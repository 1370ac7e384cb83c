using System.Runtime.Intrinsics;
using Kernels.Arithmetic;

namespace Kernels.Tests.Arithmetic;

public sealed class GateMathTests
{
    public static TheoryData<string, double> Functions => new() { { "sigmoid", 3e-7 }, { "tanh", 5e-7 }, { "exp", 2e-7 } };

    [Theory]
    [MemberData(nameof(Functions))]
    public void Every_value_is_within_a_few_units_in_the_last_place(string function, double tolerance)
    {
        double worst = 0;
        for (var x = -87f; x < 87; x += 0.0037f)
        {
            var expected = Exact(function, x);
            worst = Math.Max(worst, Math.Abs(Fast(function, x) - expected) / Math.Abs(expected));
        }

        for (var x = 1e-30f; x < 1; x *= 1.3f)
        {
            var expected = Exact(function, -x);
            worst = Math.Max(worst, Math.Abs(Fast(function, -x) - expected) / Math.Abs(expected));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{function}: largest relative difference {worst:e2}");
        worst.Should().BeLessThan(tolerance);
    }

    [Theory]
    [InlineData("sigmoid", float.NegativeInfinity, 0)]
    [InlineData("sigmoid", float.PositiveInfinity, 1)]
    [InlineData("sigmoid", -1000, 0)]
    [InlineData("sigmoid", 1000, 1)]
    [InlineData("sigmoid", float.NaN, float.NaN)]
    [InlineData("tanh", float.NegativeInfinity, -1)]
    [InlineData("tanh", float.PositiveInfinity, 1)]
    [InlineData("tanh", 0, 0)]
    [InlineData("tanh", float.NaN, float.NaN)]
    [InlineData("exp", float.NegativeInfinity, 0)]
    [InlineData("exp", float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData("exp", 0, 1)]
    [InlineData("exp", float.NaN, float.NaN)]
    public void Extremes_are_those_of_the_function(string function, float x, float expected)
    {
        if (float.IsNaN(expected))
            float.IsNaN(Fast(function, x)).Should().BeTrue();
        else if (float.IsInfinity(expected))
            Fast(function, x).Should().Be(expected);
        else
            Fast(function, x).Should().BeApproximately(expected, 3e-7f);
    }

    private static float Fast(string function, float x)
    {
        var vector = Vector512.Create(x);
        return (function switch
        {
            "sigmoid" => GateMath.Sigmoid(vector),
            "tanh" => GateMath.Tanh(vector),
            _ => GateMath.Exp(vector),
        })[7];
    }

    private static double Exact(string function, double x) => function switch
    {
        "sigmoid" => 1 / (1 + Math.Exp(-x)),
        "tanh" => Math.Tanh(x),
        _ => Math.Exp(x),
    };
}
