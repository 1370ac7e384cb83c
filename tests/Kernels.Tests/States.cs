using static TorchSharp.torch;

namespace Kernels.Tests;

/// <summary>Compares the state of recurrent layers with fastai's.</summary>
internal static class States
{
    /// <summary>Compares the hidden state of each layer, and the cell state of layers that have one.</summary>
    public static void Compare(IReadOnlyList<(Tensor? Hidden, Tensor? Cell)> states, GoldenFixture fixture, string prefix)
    {
        for (var layer = 0; layer < states.Count; layer++)
        {
            var (hidden, cell) = states[layer];
            hidden!.ShouldBeCloseTo(fixture.Tensor($"{prefix}h{layer}"), Closeness.Forward, $"{fixture.Name} {prefix}h{layer}");
            if (cell is null)
                fixture.Has($"{prefix}c{layer}").Should().BeFalse();
            else
                cell.ShouldBeCloseTo(fixture.Tensor($"{prefix}c{layer}"), Closeness.Forward, $"{fixture.Name} {prefix}c{layer}");
        }
    }
}
