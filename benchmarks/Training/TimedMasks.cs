using System.Diagnostics;
using Ulmfit.Model;
using static TorchSharp.torch;

namespace Training.Benchmarks;

/// <summary>Draws dropout masks, and tells how long that takes: it happens within the other parts of a step, and is taken off theirs.</summary>
internal sealed class TimedMasks(IDropoutMasks masks) : IDropoutMasks
{
    private readonly Stopwatch _clock = new();

    public TimeSpan Elapsed => _clock.Elapsed;

    public Tensor Draw(double p, params long[] shape)
    {
        _clock.Start();
        var mask = masks.Draw(p, shape);
        _clock.Stop();
        return mask;
    }
}
