using BenchmarkDotNet.Attributes;
using Kernels.Autograd;
using Kernels.Memory;
using static TorchSharp.torch;

namespace Kernels.Benchmarks;

/// <summary>One time step of a middle LSTM layer of AWD-LSTM's size: two small products and the gates.</summary>
public class LstmStepBenchmarks
{
    private const int Features = 1152;

    private Tensor[] _parameters = []; // (4H, I), (4H, H), (4H), (4H)
    private Tensor _x = null!;         // (B, 1, I)
    private Tensor _state = null!;     // (1, B, H)
    private Tensor _gradient = null!;  // (B, 1, H)

    [Params(16, 64)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _parameters =
        [
            Weights(4 * Features, Features), Weights(4 * Features, Features), Weights(4 * Features), Weights(4 * Features),
        ];
        _x = rand(Rows, 1, Features).requires_grad_();
        (_state, _gradient) = (rand(1, Rows, Features), rand(Rows, 1, Features));
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        foreach (var tensor in _parameters.Concat([_x, _state, _gradient]))
            tensor.Dispose();
    }

    [Benchmark]
    public void Forward()
    {
        using var scope = NewDisposeScope();
        Run();
    }

    [Benchmark]
    public void ForwardAndBackward()
    {
        using var scope = NewDisposeScope();
        Run().backward([_gradient]);
        _x.grad = null;
        foreach (var parameter in _parameters)
            parameter.grad = null;
    }

    private static Tensor Weights(params long[] shape) => rand(shape).sub_(Held.Number(0.5)).div_(Held.Number(16)).requires_grad_();

    private Tensor Run() => AtenFunctions.Lstm(
        _x, _state, _state, _parameters[0], _parameters[1], _parameters[2], _parameters[3], training: true).Output;
}
