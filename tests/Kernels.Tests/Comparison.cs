using static TorchSharp.torch;

namespace Kernels.Tests;

/// <summary>Fast kernels beside the reference: outputs and the gradient of everything that wants one.</summary>
internal static class Comparison
{
    /// <param name="leaves">What the outputs are computed from, and whether it wants a gradient.</param>
    /// <param name="calls">How often the operation runs before the gradients are asked for: those of the calls add up.</param>
    /// <param name="reference">From copies of the leaves to outputs, of which only the first is differentiable.</param>
    /// <param name="fast">The same.</param>
    public static void Check(
        IReadOnlyList<(string Name, Tensor Value, bool IsTracked)> leaves, int calls, Func<Tensor[], Tensor[]> reference,
        Func<Tensor[], Tensor[]> fast, string name, double tolerance = 2e-6)
    {
        var expected = Run(reference);
        var found = Run(fast);

        for (var i = 0; i < expected.Outputs.Length; i++)
            found.Outputs[i].ShouldBeCloseTo(expected.Outputs[i], tolerance, $"{name}: output {i}");
        for (var i = 0; i < leaves.Count; i++)
        {
            (found.Gradients[i] is null).Should().Be(expected.Gradients[i] is null, $"{name}: {leaves[i].Name}");
            if (expected.Gradients[i] is { } gradient)
                found.Gradients[i]!.ShouldBeCloseTo(gradient, tolerance, $"{name}: gradient of {leaves[i].Name}");
        }

        (Tensor[] Outputs, Tensor?[] Gradients) Run(Func<Tensor[], Tensor[]> operation)
        {
            Tensor[] copies = [.. leaves.Select(leaf => leaf.Value.clone().requires_grad_(leaf.IsTracked))];
            Tensor[] outputs = [];
            using var numbers = new Numbers(99);
            var loss = zeros([]);
            for (var call = 0; call < calls; call++)
            {
                outputs = operation(copies);
                loss += (outputs[0] * numbers.Draw(outputs[0].shape)).sum(); // makes the gradient of every element another
            }

            if (loss.requires_grad)
                loss.backward();
            return (outputs, [.. copies.Select(copy => copy.grad)]);
        }
    }
}
