using System.Diagnostics;
using System.Text.Json;

namespace Kernels.Tests.Native;

public sealed class TorchPackagesTests
{
    [Theory]
    [InlineData("cpu", "TorchSharp-cpu")]
    [InlineData("cuda", "TorchSharp-cuda-linux")]
    public void The_property_Torch_picks_the_package(string torch, string package)
    {
        var (exitCode, output) = MsBuild("-getItem:PackageReference", $"-p:Torch={torch}");

        exitCode.Should().Be(0, output);
        using var items = JsonDocument.Parse(output);
        items.RootElement.GetProperty("Items").GetProperty("PackageReference").EnumerateArray()
            .Select(item => item.GetProperty("Identity").GetString())
            .Where(name => name!.StartsWith("TorchSharp", StringComparison.Ordinal))
            .Should().Equal(package);
    }

    [Fact]
    public void Any_other_value_is_refused()
    {
        var (exitCode, output) = MsBuild("-t:CheckTorch", "-p:Torch=gpu");

        exitCode.Should().Be(1);
        output.Should().Contain("error : -p:Torch=gpu: expected cpu or cuda.");
    }

    [Fact]
    public void Of_libtorch_only_what_something_links_to_is_built()
    {
        if (!OperatingSystem.IsLinux() || !Directory.Exists(BuiltLibrary.Folder))
            Assert.Skip("The libraries are built for another system");
        Directory.GetFiles(BuiltLibrary.Folder).Select(Path.GetFileName).Should()
            .Contain(["libLibTorchSharp.so", "libtorch.so", "libtorch_cpu.so", "libc10.so"])
            .And.NotContain(name => name!.Contains("python") || name.Contains("test") || name.Contains("backend") || name.Contains("shm"));
    }

    private static (int ExitCode, string Output) MsBuild(params string[] arguments)
    {
        var project = Repository.PathOf("src", "Trainer", "Trainer.csproj");
        var start = new ProcessStartInfo(Tools.Require("dotnet"), ["msbuild", project, "-nr:false", .. arguments])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
