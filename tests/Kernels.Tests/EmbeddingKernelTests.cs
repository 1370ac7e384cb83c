using Kernels.Products;
using static TorchSharp.torch;

namespace Kernels.Tests;

public sealed class EmbeddingKernelTests : IDisposable
{
    private const int Padding = 1;
    private readonly Numbers _numbers = new(1);

    public void Dispose() => _numbers.Dispose();

    [Theory]
    [InlineData(1, 1, 3, 1)]
    [InlineData(4, 30, 9, 21)] // every token several times, padding too
    public void Rows_and_gradient_are_the_references(int batch, int steps, int tokens, int features)
    {
        using var scope = NewDisposeScope();
        var ids = _numbers.DrawIds(tokens, batch, steps);
        foreach (var calls in new[] { 1, 2 })
        {
            Comparison.Check(
                [("weight", _numbers.Draw(tokens, features), true)], calls, Run(new ReferenceKernels()), Run(new FastKernels(Tile.Best)),
                $"({batch}, {steps}) of ({tokens}, {features}), {calls} calls");
        }

        Func<Tensor[], Tensor[]> Run(IKernels kernels) => values => [kernels.Embedding(values[0], ids, Padding)];
    }

    [Fact]
    public void Padding_gets_no_gradient()
    {
        using var scope = NewDisposeScope();
        var weight = _numbers.Draw(3, 4).requires_grad_();

        new FastKernels(Tile.Best).Embedding(weight, tensor(new long[,] { { 0, 1, 2 } }), Padding).sum().backward();

        weight.grad!.Holds(tensor(new float[,] { { 1, 1, 1, 1 }, { 0, 0, 0, 0 }, { 1, 1, 1, 1 } })).Should().BeTrue();
    }
}
