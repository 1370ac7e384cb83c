using Kernels.Lstm;
using Settings;
using static TorchSharp.torch;

namespace Kernels.Tests;

/// <summary>
/// Tests of bfloat16 kernels. The relative error of a rounded factor is at most 1/256, and at least half of that for one in two hundred
/// factors; sums of many products of both signs deviate by less than one percent.
/// </summary>
public sealed class Bfloat16KernelsTests : IDisposable
{
    private const double Rounding = 0.01;
    private const int Batch = 4, Steps = 9, Inputs = 20, Hidden = 48, Vocabulary = 150;

    private static readonly Bfloat16Kernels Bfloat16 = new(new ReferenceKernels());

    private readonly Numbers _numbers = new(1);
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public void Dispose()
    {
        _scope.Dispose();
        _numbers.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_LSTM_layer_is_the_references_but_for_rounding(bool drops)
    {
        var (h, c) = (_numbers.Draw(1, Batch, Hidden) * 0.5f, _numbers.Draw(1, Batch, Hidden));
        var mask = drops ? _numbers.DrawMask(0.2, 4 * Hidden, Hidden) : null;

        Compare(
            [Leaf("x", Batch, Steps, Inputs), Weight("ih", 4 * Hidden, Inputs), Weight("hh", 4 * Hidden, Hidden), Weight("bi", 4 * Hidden), Weight("bh", 4 * Hidden)],
            (kernels, values) =>
            {
                var (output, hidden, cell) = kernels.Lstm(values[0], h, c, new(values[1], values[2], values[3], values[4], mask), training: true);
                return [output, hidden, cell];
            });
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    public void A_quasi_recurrent_layer_is_the_references_but_for_rounding(int window, bool drops)
    {
        var before = window == 2 ? _numbers.Draw(1, Batch, Inputs) : null;
        var c = _numbers.Draw(1, Batch, Hidden);
        var mask = drops ? _numbers.DrawMask(0.2, 3 * Hidden, window * Inputs) : null;

        Compare(
            [Leaf("x", Batch, Steps, Inputs), Weight("weight", 3 * Hidden, window * Inputs), Weight("bias", 3 * Hidden)],
            (kernels, values) =>
            {
                var (output, cell) = kernels.Qrnn(values[0], before, c, new(values[1], values[2], mask));
                return [output, cell];
            });
    }

    [Fact]
    public void The_decoders_loss_is_the_references_but_for_rounding()
    {
        var targets = _numbers.DrawIds(Vocabulary, Batch, Steps);

        Compare(
            [Leaf("hidden", Batch, Steps, Hidden), Weight("weight", Vocabulary, Hidden), Weight("bias", Vocabulary)],
            (kernels, values) => [kernels.CompareTokens(values[0], values[1], values[2], targets).Mean.unsqueeze(0)]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_linear_layer_is_the_references_but_for_rounding(bool hasBias) =>
        Compare(
            [Leaf("x", Batch, Inputs), Weight("weight", Hidden, Inputs), Weight("bias", Hidden)],
            (kernels, values) => [kernels.Linear(values[0], values[1], hasBias ? values[2] : null)]);

    [Fact]
    public void Factors_lose_all_but_eight_bits_and_weights_keep_theirs()
    {
        var weight = tensor([1.00390625f], [1, 1]).requires_grad_(); // 1 + 1/256, between two numbers of bfloat16
        var x = tensor([3.0078125f], [1, 1]);                        // 3 + 1/128, as well

        var product = Bfloat16.Linear(x, weight, bias: null);
        product.sum().backward();

        product.item<float>().Should().Be(3);
        weight.item<float>().Should().Be(1.00390625f);
        weight.grad!.item<float>().Should().Be(3);
        (product.dtype, weight.grad!.dtype).Should().Be((ScalarType.Float32, ScalarType.Float32));
    }

    [Fact]
    public void What_is_no_product_keeps_every_bit()
    {
        var (weight, ids) = (_numbers.Draw(Vocabulary, Inputs), _numbers.DrawIds(Vocabulary, Batch, Steps));

        Bfloat16.Embedding(weight, ids, paddingIndex: 1).Holds(new ReferenceKernels().Embedding(weight, ids, paddingIndex: 1)).Should().BeTrue();
    }

    [Fact]
    public void Where_the_LSTM_has_no_bfloat16_it_keeps_every_bit()
    {
        var (x, h, c) = (_numbers.Draw(Batch, Steps, Inputs), zeros(1, Batch, Hidden), zeros(1, Batch, Hidden));
        LstmWeights weights = new(
            _numbers.Draw(4 * Hidden, Inputs), _numbers.Draw(4 * Hidden, Hidden), _numbers.Draw(4 * Hidden), _numbers.Draw(4 * Hidden), null);

        var (expected, _, _) = new ReferenceKernels().Lstm(x, h, c, weights, training: true);
        var (kept, _, _) = new Bfloat16Kernels(new ReferenceKernels(), roundsLstm: false).Lstm(x, h, c, weights, training: true);
        var (rounded, _, _) = Bfloat16.Lstm(x, h, c, weights, training: true);

        kept.Holds(expected).Should().BeTrue();
        rounded.Holds(expected).Should().BeFalse();
    }

    [Fact]
    public void Only_training_steps_are_rounded()
    {
        var kernels = NetworkKernels.Of(CPU, KernelChoice.Reference, Precision.Bf16);

        kernels.For(training: true).Should().BeOfType<Bfloat16Kernels>();
        kernels.For(training: false).Should().BeOfType<ReferenceKernels>();
        NetworkKernels.Of(CPU, KernelChoice.Fast).For(training: true).Should().BeOfType<FastKernels>();
    }

    private (string Name, Tensor Value, bool IsTracked) Leaf(string name, params long[] shape) => (name, _numbers.Draw(shape), true);

    private (string Name, Tensor Value, bool IsTracked) Weight(string name, params long[] shape) => (name, _numbers.Draw(shape) / MathF.Sqrt(Hidden), true);

    private static void Compare(IReadOnlyList<(string Name, Tensor Value, bool IsTracked)> leaves, Func<IKernels, Tensor[], Tensor[]> run)
    {
        Comparison.Check(leaves, calls: 1, values => run(new ReferenceKernels(), values), values => run(Bfloat16, values), "bfloat16", Rounding);
        Tensor[] values = [.. leaves.Select(leaf => leaf.Value)];
        run(Bfloat16, values)[0].Holds(run(new ReferenceKernels(), values)[0]).Should().BeFalse("rounding leaves its trace");
    }
}
