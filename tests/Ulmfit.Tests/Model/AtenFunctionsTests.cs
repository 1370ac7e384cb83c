using Kernels.Autograd;
using Kernels.Memory;
using Ulmfit.Model;
using static TorchSharp.torch;

namespace Ulmfit.Tests.Model;

public sealed class AtenFunctionsTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_LSTM_whose_weights_lie_in_one_chunk_gives_the_same_bits(bool training)
    {
        var apart = Run(training, inOneChunk: false);
        var chunk = Run(training, inOneChunk: true);

        chunk.Should().HaveCount(apart.Length);
        foreach (var (result, expected) in chunk.Zip(apart))
            result.Should().Equal(expected);
    }

    /// <returns>The output, both states, and the gradients of all inputs.</returns>
    private static float[][] Run(bool training, bool inOneChunk)
    {
        const int rows = 3, steps = 5, inputs = 4, hidden = 6;
        using var scope = NewDisposeScope();
        using var random = new ModelRandom(42, CPU);
        Tensor Leaf(params long[] shape)
        {
            var leaf = random.Uniform(1, shape).requires_grad_();
            scope.Attach(leaf);
            return leaf;
        }

        Tensor[] leaves =
        [
            Leaf(rows, steps, inputs), Leaf(1, rows, hidden), Leaf(1, rows, hidden),
            Leaf(4 * hidden, inputs), Leaf(4 * hidden, hidden), Leaf(4 * hidden), Leaf(4 * hidden),
        ];
        var mask = random.Draw(0.5, leaves[4].shape);
        var (output, h, c) = AtenFunctions.Lstm(
            leaves[0], leaves[1], leaves[2], leaves[3], leaves[4] * mask, leaves[5], leaves[6], training, inOneChunk);
        output.Squared().mean().Plus(h.sum()).Plus(c.sum()).backward();
        return [.. new[] { output, h, c }.Concat(leaves.Select(leaf => leaf.grad!)).Select(result => result.contiguous().data<float>().ToArray())];
    }
}
