using static TorchSharp.torch;

namespace Kernels.Tests;

/// <summary>Compares fast kernels with the reference: outputs, and the gradient of each tensor that requires one.</summary>
internal static class Comparison
{
    /// <param name="leaves">Tensors that the outputs are computed from, and whether each requires a gradient.</param>
    /// <param name="calls">
    /// Number of calls of the operation before the gradients are computed; the gradients of the calls are summed.
    /// </param>
    /// <param name="reference">Function from copies of the leaves to outputs, of which only the first is differentiable.</param>
    /// <param name="fast">The same function with fast kernels.</param>
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
                loss += (outputs[0] * numbers.Draw(outputs[0].shape)).sum(); // gives each element another gradient
            }

            if (loss.requires_grad)
                loss.backward();
            return (outputs, [.. copies.Select(copy => copy.grad)]);
        }
    }
}
