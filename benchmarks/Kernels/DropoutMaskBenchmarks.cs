using BenchmarkDotNet.Attributes;
using Ulmfit.Model;
using static TorchSharp.torch;

namespace Kernels.Benchmarks;

/// <summary>DropConnect's mask for the hidden-to-hidden weights of an LSTM layer, beside libtorch's own.</summary>
public class DropoutMaskBenchmarks
{
    private const int Hidden = 1152;
    private const double P = 0.5;

    private ModelRandom _random = null!;
    private Generator _generator = null!;

    [GlobalSetup]
    public void Setup() => (_random, _generator) = (new(42, CPU), new(42, CPU));

    [GlobalCleanup]
    public void Cleanup()
    {
        _random.Dispose();
        _generator.Dispose();
    }

    [Benchmark]
    public void Draw() => _random.Draw(P, 4 * Hidden, Hidden).Dispose();

    [Benchmark(Baseline = true)]
    public void DrawByLibtorch() => empty(4 * Hidden, Hidden).bernoulli_(1 - P, _generator).div_(1 - P).Dispose();
}
