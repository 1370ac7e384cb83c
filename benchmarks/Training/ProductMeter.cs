using System.Diagnostics;
using Settings;
using static TorchSharp.torch;

namespace Training.Benchmarks;

/// <summary>What this machine can do just now: the speed of a product of large square matrices, in the precision of the steps.</summary>
internal sealed class ProductMeter : IDisposable
{
    private const int Products = 5;
    private const int SizeForCpu = 2048, SizeForGpu = 8192;

    private readonly Computation _computation;
    private readonly Tensor _left, _right, _product;

    public ProductMeter(Computation computation)
    {
        _computation = computation;
        set_num_threads(computation.Threads);
        var size = computation.IsOnCpu ? SizeForCpu : SizeForGpu;
        (_left, _right, _product) = (Random(), Random(), Random());

        Tensor Random() => rand(
            size, size, computation.Precision == Precision.Bf16 ? ScalarType.BFloat16 : ScalarType.Float32, new Device(computation.Device));
    }

    private double Gflop => 2 * Math.Pow(_left.shape[0], 3) / 1e9;

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
        if (_computation.IsOnCpu)
        {
            return new(
                Gflop / clock.Elapsed.TotalSeconds, _computation.Threads * Gflop / (Environment.CpuUsage.TotalTime - processor).TotalSeconds);
        }

        cuda.synchronize();
        return new(Gflop / clock.Elapsed.TotalSeconds, null);
    }
}
