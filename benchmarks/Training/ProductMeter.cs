using System.Diagnostics;
using static TorchSharp.torch;

namespace Training.Benchmarks;

/// <summary>What this machine can do just now: the speed of a product of large square float32 matrices.</summary>
internal sealed class ProductMeter : IDisposable
{
    private const int Size = 2048, Products = 5;
    private const double Gflop = 2.0 * Size * Size * Size / 1e9;

    private readonly int _threads;
    private readonly Tensor _left = rand(Size, Size), _right = rand(Size, Size), _product = zeros(Size, Size);

    public ProductMeter(int threads)
    {
        _threads = threads;
        set_num_threads(threads);
    }

    public ProductSpeed Measure()
    {
        var products = Enumerable.Range(0, Products).Select(_ => Once()).ToArray();
        return new(products.Max(product => product.Gflops), products.Max(product => product.GflopsByProcessor));
    }

    public void Dispose()
    {
        _left.Dispose();
        _right.Dispose();
        _product.Dispose();
    }

    private ProductSpeed Once()
    {
        var (clock, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        _product.addmm_(_left, _right, beta: 0, alpha: 1); // a new tensor a product would be paid for in page faults
        return new(
            Gflop / clock.Elapsed.TotalSeconds, _threads * Gflop / (Environment.CpuUsage.TotalTime - processor).TotalSeconds);
    }
}
