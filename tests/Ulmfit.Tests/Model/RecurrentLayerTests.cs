using Kernels;
using Kernels.Tests;
using Ulmfit.Model;
using static TorchSharp.torch;

namespace Ulmfit.Tests.Model;

public abstract class RecurrentLayerTests(KernelChoice kernels) : IDisposable
{
    private const int Inputs = 5, Features = 7;
    private readonly ModelRandom _random = new(42, CPU);

    public static TheoryData<string> Kinds => ["lstm", "qrnn", "qrnn that sees the input before"];

    public void Dispose() => _random.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Two_calls_give_what_one_gives(string kind)
    {
        using var layer = Create(kind);
        using var scope = NewDisposeScope();
        var x = Sequence(rows: 3, steps: 9);

        var whole = layer.Forward(x, training: false);
        layer.Reset();
        var parts = cat([layer.Forward(x.narrow(1, 0, 4), training: false), layer.Forward(x.narrow(1, 4, 5), training: false)], 1);

        parts.ShouldBeCloseTo(whole, 1e-6, kind);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_reset_layer_has_no_state_and_starts_anew(string kind)
    {
        using var layer = Create(kind);
        using var scope = NewDisposeScope();
        var x = Sequence(rows: 2, steps: 3);
        layer.State.Should().Be(((Tensor?)null, (Tensor?)null));

        var first = layer.Forward(x, training: false);
        layer.State.Hidden!.shape.Should().Equal(1, 2, Features);
        layer.Forward(x, training: false).Holds(first).Should().BeFalse();
        layer.Reset();

        layer.State.Should().Be(((Tensor?)null, (Tensor?)null));
        layer.Forward(x, training: false).Holds(first).Should().BeTrue();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Rows_that_come_later_start_anew_beside_rows_that_go_on(string kind)
    {
        using var layer = Create(kind);
        using var scope = NewDisposeScope();
        var (before, now) = (Sequence(rows: 2, steps: 4), Sequence(rows: 5, steps: 3, seed: 2));

        layer.Forward(before, training: false);
        var together = layer.Forward(now, training: false);
        layer.Reset();
        layer.Forward(before, training: false);
        var goingOn = layer.Forward(now.narrow(0, 0, 2), training: false);
        layer.Reset();
        var anew = layer.Forward(now.narrow(0, 2, 3), training: false);

        together.ShouldBeCloseTo(cat([goingOn, anew], 0), 1e-6, kind);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Rows_that_end_leave_the_others_alone(string kind)
    {
        using var layer = Create(kind);
        using var scope = NewDisposeScope();
        var (before, now) = (Sequence(rows: 5, steps: 4), Sequence(rows: 2, steps: 3, seed: 2));

        layer.Forward(before, training: false);
        var fewer = layer.Forward(now, training: false);
        layer.Reset();
        layer.Forward(before.narrow(0, 0, 2), training: false);

        fewer.ShouldBeCloseTo(layer.Forward(now, training: false), 1e-6, kind);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Gradients_end_where_a_call_begins(string kind)
    {
        using var layer = Create(kind);
        using var scope = NewDisposeScope();
        var (before, now) = (Sequence(rows: 2, steps: 4).requires_grad_(), Sequence(rows: 2, steps: 3, seed: 2).requires_grad_());

        layer.Forward(before, training: true);
        layer.Forward(now, training: true).sum().backward();

        before.grad.Should().BeNull();
        now.grad!.count_nonzero().item<long>().Should().Be(now.numel());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Weights_are_dropped_in_training_alone(string kind)
    {
        using var layer = Create(kind, weightP: 0.5);
        using var scope = NewDisposeScope();
        var x = Sequence(rows: 2, steps: 3);

        var first = Output(training: false);

        Output(training: false).Holds(first).Should().BeTrue();
        Output(training: true).Holds(first).Should().BeFalse();
        Output(training: true).Holds(Output(training: true)).Should().BeFalse("each call draws a mask of its own");

        Tensor Output(bool training)
        {
            layer.Reset();
            return layer.Forward(x, training);
        }
    }

    [Theory]
    [InlineData("qrnn", 5)]
    [InlineData("qrnn that sees the input before", 10)]
    public void Fresh_quasi_recurrent_weights_are_drawn_as_PyTorch_draws_a_linear_layers(string kind, int fanIn)
    {
        using var layer = Create(kind);
        using var scope = NewDisposeScope();
        var bound = 1 / MathF.Sqrt(fanIn);

        layer.Parameters.Select(parameter => (parameter.Name, parameter.Decays)).Should().Equal(
            ("layers.0.linear.weight_raw", true), ("layers.0.linear.module.bias", false));
        layer.Parameters[0].Value.shape.Should().Equal(3 * Features, fanIn);
        layer.Parameters[1].Value.shape.Should().Equal(3 * Features);
        foreach (var parameter in layer.Parameters)
            parameter.Value.abs().max().item<float>().Should().BeInRange(0.8f * bound, bound, parameter.Name);
    }

    private IRecurrentLayer Create(string kind, double weightP = 0) => kind switch
    {
        "lstm" => new WeightDropLstm(Inputs, Features, weightP, _random, _random, NetworkKernels.Of(CPU, kernels)),
        "qrnn" => new WeightDropQrnn(Inputs, Features, window: 1, weightP, _random, _random, NetworkKernels.Of(CPU, kernels)),
        _ => new WeightDropQrnn(Inputs, Features, window: 2, weightP, _random, _random, NetworkKernels.Of(CPU, kernels)),
    };

    private static Tensor Sequence(int rows, int steps, ulong seed = 1)
    {
        using var generator = new Generator(seed);
        return randn([rows, steps, Inputs], generator: generator);
    }

    public sealed class WithFastKernels() : RecurrentLayerTests(KernelChoice.Fast);

    public sealed class WithReferenceKernels() : RecurrentLayerTests(KernelChoice.Reference);
}
