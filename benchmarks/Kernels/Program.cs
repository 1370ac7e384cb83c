using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Kernels.Benchmarks;
using Kernels.Native;

TorchLibrary.Load();
// A process of BenchmarkDotNet's own would have another libtorch: the one of the package, which some systems cannot load.
var config = DefaultConfig.Instance
    .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(2).WithIterationCount(10))
    .AddColumn(StatisticColumn.Median)
    .WithArtifactsPath(Path.Combine("artifacts", "benchmarks", "kernels"));
BenchmarkSwitcher.FromAssembly(typeof(AdamBenchmarks).Assembly).Run(args, config);
