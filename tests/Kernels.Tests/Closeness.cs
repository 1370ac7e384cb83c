using System.Globalization;
using static TorchSharp.torch;

namespace Kernels.Tests;

/// <summary>Compares numbers with recorded ones. Each comparison prints the largest difference.</summary>
internal static class Closeness
{
    public const double Forward = 1e-5, AfterSteps = 1e-4, Schedule = 1e-12;

    /// <summary>
    /// Difference between two correct programs after steps on gradients near zero, which Adam scales up to the learning rate: a replay of
    /// the same training in plain PyTorch differs from fastai by this much.
    /// </summary>
    public const double AdamNoise = 2e-5;

    /// <returns>Whether both have the same bits.</returns>
    public static bool Holds(this Tensor actual, Tensor expected)
    {
        using var scope = NewDisposeScope();
        return actual.eq(expected).all().item<bool>();
    }

    /// <summary>
    /// Asserts that the norm of the difference is at most <paramref name="tolerance"/> of the expected norm, unless no element differs by
    /// more than <paramref name="noise"/>.
    /// </summary>
    public static void ShouldBeCloseTo(this Tensor actual, Tensor expected, double tolerance, string name, double noise = 0)
    {
        using var scope = NewDisposeScope();
        actual.shape.Should().Equal(expected.shape, name);
        var (found, wanted) = (actual.detach().to(float64), expected.to(float64));
        var difference = found - wanted;
        var (distance, norm) = (difference.norm().item<double>(), wanted.norm().item<double>());
        var relative = norm > 0 ? distance / norm : distance;
        var largest = difference.abs().max().item<double>();
        Print(name, largest, relative);
        if (!(largest <= noise))
            relative.Should().BeLessThanOrEqualTo(tolerance, name);
    }

    /// <summary>Asserts that each number differs from the expected one by at most <paramref name="tolerance"/> of it.</summary>
    /// <remarks>If no numbers are expected, none may be present.</remarks>
    public static void ShouldBeCloseTo(this IReadOnlyList<double> actual, IReadOnlyList<double> expected, double tolerance, string name)
    {
        actual.Should().HaveCount(expected.Count, name);
        actual.Select(double.IsNaN).Should().Equal(expected.Select(double.IsNaN), name);
        (double Largest, double Relative) worst = (0, 0);
        foreach (var (found, wanted) in actual.Zip(expected).Where(pair => !double.IsNaN(pair.Second)))
        {
            var difference = Math.Abs(found - wanted);
            worst = (Math.Max(worst.Largest, difference), Math.Max(worst.Relative, difference == 0 ? 0 : difference / Math.Abs(wanted)));
        }

        Print(name, worst.Largest, worst.Relative);
        worst.Relative.Should().BeLessThanOrEqualTo(tolerance, name);
    }

    public static void ShouldBeCloseTo(this double actual, double expected, double tolerance, string name) =>
        new[] { actual }.ShouldBeCloseTo([expected], tolerance, name);

    private static void Print(string name, double largest, double relative) => TestContext.Current.TestOutputHelper?.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"{name}: largest difference {largest:e2}, relative {relative:e2}"));
}
