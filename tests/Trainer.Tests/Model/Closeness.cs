using System.Globalization;
using static TorchSharp.torch;

namespace Trainer.Tests.Model;

internal static class Closeness
{
    public const double Forward = 1e-5, AfterSteps = 1e-4;

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
    /// Prints the largest difference and demands that the norm of the difference is at most <paramref name="tolerance"/> of the expected
    /// norm, unless no element differs by more than <paramref name="noise"/>.
    /// </summary>
    public static void ShouldBeCloseTo(this Tensor actual, Tensor expected, double tolerance, string name, double noise = 0)
    {
        using var scope = NewDisposeScope();
        actual.shape.Should().Equal(expected.shape, name);
        var (found, wanted) = (actual.detach().to(float64), expected.to(float64));
        var difference = found - wanted;
        var (distance, norm) = (difference.norm().item<double>(), wanted.norm().item<double>());
        var relative = norm > 0 ? distance / norm : distance;
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: largest difference {difference.abs().max().item<double>():e2}, relative {relative:e2}"));
        if (difference.abs().max().item<double>() > noise)
            relative.Should().BeLessThanOrEqualTo(tolerance, name);
    }
}
