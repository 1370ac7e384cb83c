using System.Diagnostics;
using Kernels.Native;
using static TorchSharp.torch;

namespace Text.Benchmarks;

/// <summary>What this machine can do just now: the speed of a product of square float32 matrices.</summary>
internal sealed class MatrixProduct : IDisposable
{
    private const int Size = 2048, Products = 5;

    private readonly Tensor _left, _right;

    public MatrixProduct()
    {
        TorchLibrary.Load();
        (_left, _right) = (rand(Size, Size), rand(Size, Size));
    }

    public int Threads => get_num_threads();

    /// <returns>GFLOP/s, of the fastest of several.</returns>
    public double Measure() => Enumerable.Range(0, Products).Max(_ =>
    {
        var clock = Stopwatch.StartNew();
        using var product = matmul(_left, _right);
        return 2.0 * Size * Size * Size / clock.Elapsed.TotalSeconds / 1e9;
    });

    public void Dispose()
    {
        _left.Dispose();
        _right.Dispose();
    }
}
