using System.Diagnostics;
using static TorchSharp.torch;

namespace Training.Benchmarks;

/// <summary>A part of a step, run on its own with the shapes it has there.</summary>
/// <param name="Trained">The tensors that gradients reach; none where there is no way back through it.</param>
/// <param name="Forward">Makes the part's output: a loss, or features.</param>
/// <param name="Times">How often a step runs it: a classifier reads its documents window by window.</param>
internal sealed record StepPart(string Name, IReadOnlyList<Tensor> Trained, Func<Tensor> Forward, int Times = 1)
{
    public PartTime Measure(TimedMasks masks)
    {
        using var scope = NewDisposeScope();
        var (clock, drawn) = (Stopwatch.StartNew(), masks.Elapsed);
        var output = Forward();
        var forward = clock.Elapsed - (masks.Elapsed - drawn);
        if (Trained.Count == 0)
            return new(Name, Times * forward.TotalSeconds, 0);

        using var gradient = output.dim() == 0 ? ones_like(output) : rand_like(output);
        clock.Restart();
        output.backward([gradient]);
        var backward = clock.Elapsed;
        foreach (var tensor in Trained)
            tensor.grad = null;
        return new(Name, Times * forward.TotalSeconds, Times * backward.TotalSeconds);
    }
}
