using static TorchSharp.torch;

namespace Kernels.Tests;

/// <summary>The state that recurrent layers carry, beside what fastai's carried.</summary>
internal static class States
{
    /// <summary>Compares the hidden state of every layer, and the cell state of layers that have one.</summary>
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
