using Kernels.Products;
using static TorchSharp.torch;

namespace Kernels.Tests;

public sealed class AdamKernelTests : IDisposable
{
    private readonly Numbers _numbers = new(1);

    public void Dispose() => _numbers.Dispose();

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 16)]
    [InlineData(7, 31)]
    [InlineData(100, 100)]
    public void Steps_are_the_references(int rows, int columns)
    {
        using var scope = NewDisposeScope();
        Tensor[] expected = [_numbers.Draw(rows, columns), zeros(rows, columns), zeros(rows, columns)];
        Tensor[] found = [.. expected.Select(value => value.clone())];
        for (var step = 1; step <= 3; step++)
        {
            var gradient = _numbers.Draw(rows, columns);
            var rates = new AdamRates(step == 2 ? 1 : 0.99, 0.8, 0.99, 1e-2 / (1 - Math.Pow(0.8, step)), 1 - Math.Pow(0.99, step), 1e-5);

            new ReferenceKernels().Adam(expected[0], gradient, expected[1], expected[2], rates);
            new FastKernels(Tile.Best).Adam(found[0], gradient, found[1], found[2], rates);

            foreach (var ((actual, wanted), name) in found.Zip(expected).Zip(["value", "mean", "square"]))
                actual.ShouldBeCloseTo(wanted, 1e-6, $"step {step}, {name}");
        }
    }
}
