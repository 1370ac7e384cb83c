using BenchmarkDotNet.Attributes;
using Ulmfit.Model;
using Ulmfit.Training;
using static TorchSharp.torch;

namespace Kernels.Benchmarks;

/// <summary>A step of the optimizer on one large parameter.</summary>
public class AdamBenchmarks
{
    private const int Features = 400;

    private Tensor _value = null!;    // (V, E)
    private Tensor _gradient = null!; // (V, E)
    private Adam _optimizer = null!;

    [Params(15_000, 60_000)]
    public int Vocabulary { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _value = rand(Vocabulary, Features).requires_grad_();
        _gradient = rand(Vocabulary, Features);
        _optimizer = new([new("embedding", [new ModelParameter("encoder.weight", _value)])]);
        Step(); // makes the moments
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _optimizer.Dispose();
        _value.Dispose();
        _gradient.Dispose();
    }

    [Benchmark]
    public void Step()
    {
        using var scope = NewDisposeScope();
        _value.grad = _gradient.alias();
        _optimizer.Step();
    }
}
