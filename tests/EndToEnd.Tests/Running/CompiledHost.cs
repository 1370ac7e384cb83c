namespace EndToEnd.Tests.Running;

/// <summary>The build host of this checkout, compiled before any test reads what a build prints.</summary>
public sealed class CompiledHost
{
    public CompiledHost()
    {
        using var build = RunningBuild.Start(Repository.PathOf("build.sh"), Repository.Root, "--dryrun");
        var result = build.WaitForExit();
        result.ExitCode.Should().Be(0, result.ToString());
    }
}
