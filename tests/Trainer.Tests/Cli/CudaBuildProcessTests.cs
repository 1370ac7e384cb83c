using System.Diagnostics;
using Kernels.Tests.Native;

namespace Trainer.Tests.Cli;

/// <summary>
/// The trainer as a process with the CUDA build of libtorch and without an NVIDIA driver. An empty library replaces the CUDA part of that
/// build.
/// </summary>
public sealed class CudaBuildProcessTests : IDisposable
{
    private readonly string _folder = Path.Combine(AppContext.BaseDirectory, $"cuda-{Guid.NewGuid():N}"); // hard links require the same file system

    public CudaBuildProcessTests()
    {
        if (!OperatingSystem.IsLinux() || File.Exists("/dev/nvidia0"))
            Assert.Skip("Made for Linux without an NVIDIA driver");
        var compiler = Tools.Require("cc");
        var native = Directory.CreateDirectory(Path.Combine(_folder, "runtimes", "linux-x64", "native")).FullName;
        Run("cp", ["--link", .. Directory.EnumerateFiles(AppContext.BaseDirectory), _folder]);
        Run("cp", ["--link", .. Directory.EnumerateFiles(BuiltLibrary.Folder), native]);
        Run(compiler, ["-shared", "-o", Path.Combine(native, "libtorch_cuda.so"), "-x", "c", "/dev/null"]);
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void It_computes_on_the_CPU_and_says_why()
    {
        var (exitCode, output, error) = Trainer("check-device");

        exitCode.Should().Be(0, error);
        output.Should().MatchRegex(@"^trainer .+, libtorch .+ for CUDA\n")
            .And.Contain("\ndevice: cpu (no CUDA device: the NVIDIA driver's libcuda.so.1 was not found)\nmatrix product: ")
            .And.EndWith("device: ok\n");
        error.Should().BeEmpty();
    }

    [Fact]
    public void Asked_for_CUDA_it_says_what_is_missing()
    {
        var (exitCode, output, error) = Trainer("check-device", "--device=cuda");

        exitCode.Should().Be(4);
        error.Should().Be("--device=cuda: no CUDA device: the NVIDIA driver's libcuda.so.1 was not found. "
            + "Install the NVIDIA driver; start a container with --gpus=all, or choose --device=cpu.\n");
        output.Should().NotContain("device:");
    }

    private (int ExitCode, string Output, string Error) Trainer(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(_folder, "Trainer"), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    private static void Run(string tool, string[] arguments)
    {
        using var process = Process.Start(Tools.Require(tool), arguments);
        process.WaitForExit();
        process.ExitCode.Should().Be(0);
    }
}
