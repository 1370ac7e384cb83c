using Kernels.Lstm;
using Kernels.Products.FixedPoint;
using Kernels.Qrnn;
using Kernels.Reading;
using static TorchSharp.torch;

namespace Kernels.Tests;

/// <summary>Tests that a layer for inference computes the same as a layer for training.</summary>
public sealed class ReadingTests : IDisposable
{
    private const double Tolerance = 1e-6, FixedPointTolerance = 5e-4;

    private readonly Numbers _numbers = new(1);

    /// <summary>Shapes: the second needs less memory than the first, the third more; some need several blocks of steps.</summary>
    private static readonly (int Batch, int Steps)[] Calls = [(17, 6), (3, 1), (200, 9), (8, 4), (600, 2), (1, 700)];

    public static MatrixTheoryData<string, (int Inputs, int Hidden)> Sizes => new(
        Tiles.Names.Select(row => row.Data), [(1, 1), (5, 7), (20, 61), (600, 96), (16, 1600)]);

    public static MatrixTheoryData<string, (int Inputs, int Hidden)> FixedPointSizes => new(
        FixedPointTiles.Names.Select(row => row.Data), [(1, 1), (5, 7), (20, 61), (600, 96), (16, 1600)]);

    public void Dispose() => _numbers.Dispose();

    [Theory]
    [MemberData(nameof(Sizes))]
    public void An_lstm_reads_as_it_learns_call_after_call(string tile, (int Inputs, int Hidden) size) =>
        CompareLstm(new SingleProducts(Tiles.Named(tile)), size, Tolerance, tile);

    [Theory]
    [MemberData(nameof(FixedPointSizes))]
    public void An_lstm_reads_integers_as_it_learns_but_for_their_rounding(string tile, (int Inputs, int Hidden) size) =>
        CompareLstm(new FixedPointProducts(FixedPointTiles.Named(tile)), size, FixedPointTolerance, tile);

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_quasi_recurrent_layer_reads_as_it_learns_call_after_call(string tile, (int Inputs, int Hidden) size) =>
        CompareQrnn(new SingleProducts(Tiles.Named(tile)), size, Tolerance, tile);

    [Theory]
    [MemberData(nameof(FixedPointSizes))]
    public void A_quasi_recurrent_layer_reads_integers_as_it_learns_but_for_their_rounding(string tile, (int Inputs, int Hidden) size) =>
        CompareQrnn(new FixedPointProducts(FixedPointTiles.Named(tile)), size, FixedPointTolerance, tile);

    [Fact]
    public void Integers_are_read_only_where_they_are_asked_for()
    {
        using var scope = NewDisposeScope();
        using var memory = new ReadingMemory();
        var weights = new QrnnWeights(_numbers.Draw(30, 20), _numbers.Draw(30), Mask: null);
        var (x, cell) = (_numbers.Draw(2, 3, 20), _numbers.Draw(1, 2, 10));
        var expected = new ReferenceKernels().Qrnn(x, before: null, cell, weights).Output;

        var gaps = new[] { ReadingPrecision.Fp32, ReadingPrecision.Fast }.Select(precision =>
        {
            using var reading = NetworkKernels.Of(CPU, KernelChoice.Fast).Evaluation.ReadQrnn(weights, window: 1, memory, precision)!;
            return (reading.Run(x, before: null, cell).Output - expected).abs().max().item<float>();
        }).ToArray();

        gaps[0].Should().BeLessThan(1e-6f);
        gaps[1].Should().BeLessThan(1e-3f);
        (gaps[1] > 2e-6f).Should().Be(FixedPointTile.Best is not null, "integers round more coarsely");
    }

    [Fact]
    public void Libtorchs_operations_have_nothing_to_get_ready()
    {
        using var memory = new ReadingMemory();
        using var scope = NewDisposeScope();
        var (matrix, vector) = (_numbers.Draw(4, 1), _numbers.Draw(4));

        new ReferenceKernels().ReadLstm(new(matrix, matrix, vector, vector, Mask: null), memory, ReadingPrecision.Fast).Should().BeNull();
        new ReferenceKernels().ReadQrnn(new(matrix, vector, Mask: null), window: 1, memory, ReadingPrecision.Fast).Should().BeNull();
    }

    private void CompareLstm(IReadingProducts products, (int Inputs, int Hidden) size, double tolerance, string tile)
    {
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        var (inputs, hidden) = size;
        var scale = 1 / MathF.Sqrt(hidden);
        var weights = new LstmWeights(
            _numbers.Draw(4 * hidden, inputs) * scale, _numbers.Draw(4 * hidden, hidden) * scale, _numbers.Draw(4 * hidden),
            _numbers.Draw(4 * hidden), Mask: null);
        using var memory = new ReadingMemory();
        using var reading = new LstmReading(weights, memory, products);

        foreach (var (batch, steps) in Calls)
        {
            var (x, h, c) = (_numbers.Draw(batch, steps, inputs), _numbers.Draw(1, batch, hidden), _numbers.Draw(1, batch, hidden));
            var expected = new ReferenceKernels().Lstm(x, h, c, weights, training: false);

            var found = reading.Run(x, h, c);

            found.Output.ShouldBeCloseTo(expected.Output, tolerance, $"{tile} {size} output");
            found.Hidden.ShouldBeCloseTo(expected.Hidden, tolerance, $"{tile} {size} hidden");
            found.Cell.ShouldBeCloseTo(expected.Cell, tolerance, $"{tile} {size} cell");
        }
    }

    private void CompareQrnn(IReadingProducts products, (int Inputs, int Hidden) size, double tolerance, string tile)
    {
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        var (inputs, hidden) = size;
        foreach (var window in new[] { 1, 2 })
        {
            var weights = new QrnnWeights(
                _numbers.Draw(3 * hidden, window * inputs) * (1 / MathF.Sqrt(window * inputs)), _numbers.Draw(3 * hidden), Mask: null);
            using var memory = new ReadingMemory();
            using var reading = new QrnnReading(weights, window, memory, products);

            foreach (var (batch, steps) in Calls)
            {
                var (x, cell) = (_numbers.Draw(batch, steps, inputs), _numbers.Draw(1, batch, hidden));
                var before = window == 2 ? _numbers.Draw(1, batch, inputs) : null;
                var expected = new ReferenceKernels().Qrnn(x, before, cell, weights);

                var found = reading.Run(x, before, cell);

                found.Output.ShouldBeCloseTo(expected.Output, tolerance, $"{tile} {size} {window} output");
                found.Cell.ShouldBeCloseTo(expected.Cell, tolerance, $"{tile} {size} {window} cell");
            }
        }
    }
}
