using System.Globalization;
using static TorchSharp.torch;

namespace Kernels.Tests;

/// <summary>Comparing numbers with recorded ones. Every comparison prints the largest difference it saw.</summary>
internal static class Closeness
{
    public const double Forward = 1e-5, AfterSteps = 1e-4, Schedule = 1e-12;

    /// <summary>
    /// What two right programs differ by after steps on gradients near zero, which Adam blows up to the size of the learning rate: a replay
    /// of the same training in plain PyTorch is this far from fastai.
    /// </summary>
    public const double AdamNoise = 2e-5;

    /// <returns>Whether both hold the same bits.</returns>
    public static bool Holds(this Tensor actual, Tensor expected)
    {
        using var scope = NewDisposeScope();
        return actual.eq(expected).all().item<bool>();
    }

    /// <summary>
    /// Demands that the norm of the difference is at most <paramref name="tolerance"/> of the expected norm, unless no element differs by
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

    /// <summary>Demands that each number differs from the expected one by at most <paramref name="tolerance"/> of it.</summary>
    /// <remarks>Where no number is expected, none may be found.</remarks>
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
