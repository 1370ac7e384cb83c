using BenchmarkDotNet.Attributes;
using Kernels.Qrnn;
using static TorchSharp.torch;

namespace Kernels.Benchmarks;

/// <summary>The recurrence of a quasi-recurrent layer of AWD-QRNN's size over one window.</summary>
public class ForgetMultBenchmarks
{
    private const int Columns = 72, Features = 1552;

    private Tensor _candidates = null!; // (B, T, H)
    private Tensor _gates = null!;      // (B, T, H)
    private Tensor _state = null!;      // (B, H)
    private Tensor _gradient = null!;   // (B, T, H)

    [Params(16, 64)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _candidates = rand(Rows, Columns, Features).requires_grad_();
        _gates = rand(Rows, Columns, Features).requires_grad_();
        _gradient = rand(Rows, Columns, Features);
        _state = rand(Rows, Features);
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        foreach (var tensor in new[] { _candidates, _gates, _state, _gradient })
            tensor.Dispose();
    }

    [Benchmark]
    public void Forward()
    {
        using var scope = NewDisposeScope();
        ForgetMult.Run(_candidates, _gates, _state);
    }

    [Benchmark]
    public void ForwardAndBackward()
    {
        using var scope = NewDisposeScope();
        ForgetMult.Run(_candidates, _gates, _state).States.backward([_gradient]);
        _candidates.grad = _gates.grad = null;
    }
}
