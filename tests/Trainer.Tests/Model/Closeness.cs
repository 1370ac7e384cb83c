using System.Globalization;
using static TorchSharp.torch;

namespace Trainer.Tests.Model;

internal static class Closeness
{
    public const double Forward = 1e-5, AfterSteps = 1e-4;

    /// <returns>Whether both hold the same bits.</returns>
    public static bool Holds(this Tensor actual, Tensor expected)
    {
        using var scope = NewDisposeScope();
        return actual.eq(expected).all().item<bool>();
    }

    /// <summary>Prints the largest difference and demands that the norm of the difference is at most <paramref name="tolerance"/> of the expected norm.</summary>
    public static void ShouldBeCloseTo(this Tensor actual, Tensor expected, double tolerance, string name)
    {
        using var scope = NewDisposeScope();
        actual.shape.Should().Equal(expected.shape, name);
        var (found, wanted) = (actual.detach().to(float64), expected.to(float64));
        var difference = found - wanted;
        var (distance, norm) = (difference.norm().item<double>(), wanted.norm().item<double>());
        var relative = norm > 0 ? distance / norm : distance;
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: largest difference {difference.abs().max().item<double>():e2}, relative {relative:e2}"));
        relative.Should().BeLessThanOrEqualTo(tolerance, name);
    }
}
