using EndToEnd.Tests.Running;

namespace EndToEnd.Tests;

public sealed class PowerShellTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static string Script => Repository.PathOf("build.ps1");

    private static string SearchPath => Environment.GetEnvironmentVariable("PATH")!;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Arguments_and_exit_code_are_passed_on_from_any_folder()
    {
        var result = PowerShellHost.Run(Script, _folder.Path, SearchPath, "--target=Plan", "--pipeline=no such pipeline", "--verbosity=quiet");

        result.ExitCode.Should().Be(2, result.ToString());
    }

    [Fact]
    public void The_build_runs()
    {
        var result = PowerShellHost.Run(Script, _folder.Path, SearchPath, "--target=Submit", "--dryrun");

        result.ExitCode.Should().Be(0, result.ToString());
        Snapshot.Match(result.Output, "EndToEnd.Tests/Snapshots/dryrun.txt");
    }

    [Fact]
    public void A_host_that_build_sh_compiled_is_not_compiled_again()
    {
        using (var build = RunningBuild.Start(Repository.PathOf("build.sh"), _folder.Path, "--dryrun"))
            build.WaitForExit().ExitCode.Should().Be(0);

        PowerShellHost.Run(Script, _folder.Path, SearchPath, "--dryrun").Errors.Should().BeEmpty();
    }

    [Fact]
    public void Without_the_SDK_one_line_says_so()
    {
        var result = PowerShellHost.Run(Script, _folder.Path, _folder.Path, "--target=Submit");

        result.Should().Be(new BuildResult(
            4,
            "",
            "build.ps1: the .NET 10 SDK is missing. Install it (https://dotnet.microsoft.com/download/dotnet/10.0), "
                + "see that 'dotnet' is on the PATH, and run this again.\n"));
    }
}
