using Kernels.Memory;
using Kernels.Qrnn;
using static TorchSharp.torch;

namespace Kernels.Tests.Qrnn;

public sealed class ForgetMultTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(3, 1, 4)]
    [InlineData(2, 2, 3)]
    [InlineData(1, 72, 5)]
    [InlineData(4, 33, 7)]
    [InlineData(2, 64, 3)]
    public void States_and_gradients_are_those_of_the_formula_written_out(int rows, int steps, int features)
    {
        using var scope = NewDisposeScope();
        var (z, f, c) = (Random(1, rows, steps, features), Random(2, rows, steps, features).sigmoid(), Random(3, rows, features));
        var weights = Random(4, rows, steps, features); // gives each state another gradient

        var (states, last, gradients) = Gradients((z, f, c), ForgetMult.Run);
        var (expected, expectedLast, expectedGradients) = Gradients((z, f, c), WrittenOut);

        states.ShouldBeCloseTo(expected, 1e-6, "states");
        last.ShouldBeCloseTo(expectedLast, 1e-6, "last state");
        foreach (var ((found, wanted), name) in gradients.Zip(expectedGradients).Zip(["z", "f", "c"]))
            found.ShouldBeCloseTo(wanted, 1e-6, $"gradient of {name}");

        (Tensor States, Tensor Last, Tensor[] Gradients) Gradients(
            (Tensor Z, Tensor F, Tensor C) values, Func<Tensor, Tensor, Tensor, (Tensor States, Tensor Last)> run)
        {
            Tensor[] leaves = [.. new[] { values.Z, values.F, values.C }.Select(value => value.detach().clone().requires_grad_())];
            var (states, last) = run(leaves[0], leaves[1], leaves[2]);
            ((states * weights).sum() + last.Squared().sum()).backward();
            return (states, last, [.. leaves.Select(leaf => leaf.grad!)]);
        }
    }

    [Fact]
    public void The_last_state_keeps_no_other_in_memory()
    {
        using var scope = NewDisposeScope();
        ForgetMult.Run(Random(1, 2, 50, 3), Random(2, 2, 50, 3), Random(3, 2, 3)).Last.storage<float>().Count.Should().Be(2 * 3);
    }

    private static (Tensor States, Tensor Last) WrittenOut(Tensor z, Tensor f, Tensor c)
    {
        var states = new List<Tensor>();
        for (var t = 0; t < z.shape[1]; t++)
            states.Add(f.select(1, t) * z.select(1, t) + (1 - f.select(1, t)) * (t == 0 ? c : states[^1]));
        return (stack(states, 1), states[^1]);
    }

    private static Tensor Random(int seed, params long[] shape)
    {
        using var generator = new Generator((ulong)seed);
        return randn(shape, generator: generator);
    }
}
