using BenchmarkDotNet.Attributes;
using Ulmfit.Training.Objectives;
using static TorchSharp.torch;

namespace Kernels.Benchmarks;

/// <summary>The language model's loss, from logits on.</summary>
public class CrossEntropyBenchmarks
{
    private const int Rows = 16, Columns = 72;

    private readonly LanguageModelObjective _objective = new();
    private Tensor _logits = null!;  // (B, T, V)
    private Tensor _targets = null!; // (B, T)

    [Params(15_000, 60_000)]
    public int Vocabulary { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _logits = rand(Rows, Columns, Vocabulary).requires_grad_();
        _targets = randint(Vocabulary, [Rows, Columns], int64);
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _logits.Dispose();
        _targets.Dispose();
    }

    [Benchmark]
    public void Forward()
    {
        using var scope = NewDisposeScope();
        _objective.Loss(_logits, _targets);
    }

    [Benchmark]
    public void ForwardAndBackward()
    {
        using var scope = NewDisposeScope();
        _objective.Loss(_logits, _targets).backward();
        _logits.grad = null;
    }
}
