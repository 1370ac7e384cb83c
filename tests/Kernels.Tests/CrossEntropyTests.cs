using Kernels.Products;
using static TorchSharp.torch;

namespace Kernels.Tests;

public sealed class CrossEntropyTests : IDisposable
{
    private readonly Numbers _numbers = new(1);

    public static TheoryData<string> Trained => ["hidden weight bias", "hidden", "weight bias", "bias", ""];

    public void Dispose() => _numbers.Dispose();

    [Theory]
    [InlineData(1, 1, 1, 2)]
    [InlineData(3, 5, 7, 33)]
    [InlineData(2, 9, 40, 1000)]
    [InlineData(3, 50, 8, 250_000)] // several chunks, the last of them smaller
    public void Loss_and_gradients_are_the_references(int batch, int steps, int features, int tokens) =>
        Compare(batch, steps, features, tokens, "hidden weight bias", calls: 1);

    [Theory]
    [MemberData(nameof(Trained))]
    public void Only_what_is_trained_gets_a_gradient(string trained) => Compare(3, 5, 7, 33, trained, calls: 1);

    [Fact]
    public void Gradients_of_several_calls_add_up() => Compare(3, 5, 7, 33, "hidden weight bias", calls: 3);

    [Fact]
    public void As_many_tokens_are_right_as_by_the_reference()
    {
        using var scope = NewDisposeScope();
        var (hidden, weight, bias) = (_numbers.Draw(3, 50, 8), _numbers.Draw(7, 8), _numbers.Draw(7));
        var targets = _numbers.DrawIds(7, 3, 50);

        var right = new FastKernels(Tile.Best).CompareTokens(hidden, weight, bias, targets).CountRight().item<long>();

        right.Should().Be(new ReferenceKernels().CompareTokens(hidden, weight, bias, targets).CountRight().item<long>()).And.BeInRange(1, 149);
    }

    private void Compare(int batch, int steps, int features, int tokens, string trained, int calls)
    {
        using var scope = NewDisposeScope();
        var targets = _numbers.DrawIds(tokens, batch, steps);
        (string, Tensor)[] leaves =
        [
            ("hidden", _numbers.Draw(batch, steps, features)), ("weight", _numbers.Draw(tokens, features)), ("bias", _numbers.Draw(tokens)),
        ];

        Comparison.Check(
            [.. leaves.Select(leaf => (leaf.Item1, leaf.Item2, trained.Split(' ').Contains(leaf.Item1)))], calls,
            Run(new ReferenceKernels(), float64), Run(new FastKernels(Tile.Best), float32),
            $"({batch}, {steps}, {features}) to {tokens}, trained: {trained}");

        Func<Tensor[], Tensor[]> Run(IKernels kernels, ScalarType type) => values =>
            [kernels.CompareTokens(values[0].to(type), values[1].to(type), values[2].to(type), targets).Mean];
    }
}
