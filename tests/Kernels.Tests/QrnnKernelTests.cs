using Kernels.Products;
using static TorchSharp.torch;

namespace Kernels.Tests;

public sealed class QrnnKernelTests : IDisposable
{
    private const string Everything = "x w b";
    private readonly Numbers _numbers = new(1);

    public static MatrixTheoryData<string, (int Batch, int Steps, int Inputs, int Hidden), int, bool> Shapes => new(
        Tiles.Names.Select(row => row.Data),
        [(1, 1, 1, 1), (1, 9, 5, 7), (3, 1, 4, 50), (17, 6, 20, 61), (8, 5, 16, 96)],
        [1, 2],
        [false, true]);

    public static TheoryData<string, int> Trained => new(
        new[] { Everything, "x", "w", "b", "w b", "" }.SelectMany(_ => new[] { 1, 2 }, (trained, window) => (trained, window)));

    public void Dispose() => _numbers.Dispose();

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Outputs_state_and_gradients_are_the_references(
        string tile, (int Batch, int Steps, int Inputs, int Hidden) shape, int window, bool drops) =>
        Compare(Tiles.Named(tile), shape, window, drops, Everything, calls: 1);

    [Theory]
    [MemberData(nameof(Trained))]
    public void Only_what_is_trained_gets_a_gradient(string trained, int window) =>
        Compare(Tile.Best, (4, 6, 10, 33), window, drops: true, trained, calls: 1);

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(2, false)]
    public void Gradients_of_several_calls_add_up(int window, bool drops) =>
        Compare(Tile.Best, (4, 6, 10, 33), window, drops, Everything, calls: 3);

    private void Compare(
        Tile tile, (int Batch, int Steps, int Inputs, int Hidden) shape, int window, bool drops, string trained, int calls)
    {
        using var scope = NewDisposeScope();
        var (batch, steps, inputs, hidden) = shape;
        var scale = 1 / MathF.Sqrt(window * inputs);
        var (before, cell) = (window == 2 ? _numbers.Draw(1, batch, inputs) : null, _numbers.Draw(1, batch, hidden));
        var mask = drops ? _numbers.DrawMask(0.2, 3 * hidden, window * inputs) : null;
        (string, Tensor)[] leaves =
        [
            ("x", _numbers.Draw(batch, steps, inputs)),
            ("w", _numbers.Draw(3 * hidden, window * inputs) * scale),
            ("b", _numbers.Draw(3 * hidden) * scale),
        ];

        Comparison.Check(
            [.. leaves.Select(leaf => (leaf.Item1, leaf.Item2, trained.Split(' ').Contains(leaf.Item1)))], calls,
            Run(new ReferenceKernels()), Run(new FastKernels(tile)),
            $"{tile.GetType().Name} {shape}, window {window}, dropped: {drops}, trained: {trained}");

        Func<Tensor[], Tensor[]> Run(IKernels kernels) => values =>
        {
            var (output, last) = kernels.Qrnn(values[0], before, cell, new(values[1], values[2], mask));
            return [output, last];
        };
    }
}
