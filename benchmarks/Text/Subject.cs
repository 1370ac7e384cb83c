using System.Diagnostics;

namespace Text.Benchmarks;

/// <summary>Something that takes time.</summary>
/// <param name="Run">Does it, and returns the number of tokens or pieces; 0 where it does not say.</param>
internal sealed record Subject(string Name, Func<long> Run)
{
    public Measurement Measure()
    {
        // What was left over before is not this subject's to clear up.
        GC.Collect();
        var (clock, processor) = (Stopwatch.StartNew(), ProcessorTime.Seconds());
        var tokens = Run();
        return new Measurement(clock.Elapsed.TotalSeconds, ProcessorTime.Seconds() - processor, tokens);
    }
}
