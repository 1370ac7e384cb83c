using Kernels.Products;
using static TorchSharp.torch;

namespace Kernels.Tests;

public sealed class LstmKernelTests : IDisposable
{
    private const string Everything = "x ih hh bi bh";
    private readonly Numbers _numbers = new(1);

    public static MatrixTheoryData<string, (int Batch, int Steps, int Inputs, int Hidden), bool> Shapes => new(
        Tiles.Names.Select(row => row.Data),
        [(1, 1, 1, 1), (1, 9, 5, 7), (3, 1, 4, 50), (17, 6, 20, 61), (8, 5, 16, 96), (5, 4, 33, 1200)],
        [false, true]);

    public static TheoryData<string> Trained => [Everything, "x", "ih hh bi bh", "hh", "ih", "bi", "x bh", ""];

    public void Dispose() => _numbers.Dispose();

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Outputs_states_and_gradients_are_the_references(
        string tile, (int Batch, int Steps, int Inputs, int Hidden) shape, bool drops) =>
        Compare(Tiles.Named(tile), shape, drops, Everything, calls: 1);

    [Theory]
    [MemberData(nameof(Trained))]
    public void Only_what_is_trained_gets_a_gradient(string trained) =>
        Compare(Tile.Best, (4, 6, 10, 33), drops: true, trained, calls: 1);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Gradients_of_several_calls_add_up(bool drops) => Compare(Tile.Best, (4, 6, 10, 33), drops, Everything, calls: 3);

    private void Compare(Tile tile, (int Batch, int Steps, int Inputs, int Hidden) shape, bool drops, string trained, int calls)
    {
        using var scope = NewDisposeScope();
        var (batch, steps, inputs, hidden) = shape;
        var scale = 1 / MathF.Sqrt(hidden);
        var (h, c) = (_numbers.Draw(1, batch, hidden) * 0.5f, _numbers.Draw(1, batch, hidden));
        var mask = drops ? _numbers.DrawMask(0.2, 4 * hidden, hidden) : null;
        (string, Tensor)[] leaves =
        [
            ("x", _numbers.Draw(batch, steps, inputs)),
            ("ih", _numbers.Draw(4 * hidden, inputs) * scale),
            ("hh", _numbers.Draw(4 * hidden, hidden) * scale),
            ("bi", _numbers.Draw(4 * hidden) * scale),
            ("bh", _numbers.Draw(4 * hidden) * scale),
        ];

        Comparison.Check(
            [.. leaves.Select(leaf => (leaf.Item1, leaf.Item2, trained.Split(' ').Contains(leaf.Item1)))], calls,
            Run(new ReferenceKernels()), Run(new FastKernels(tile)), $"{tile.GetType().Name} {shape}, dropped: {drops}, trained: {trained}");

        Func<Tensor[], Tensor[]> Run(IKernels kernels) => values =>
        {
            var (output, lastHidden, lastCell) =
                kernels.Lstm(values[0], h, c, new(values[1], values[2], values[3], values[4], mask), training: true);
            return [output, lastHidden, lastCell];
        };
    }
}
