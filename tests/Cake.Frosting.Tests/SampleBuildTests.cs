using System.Diagnostics;

namespace Cake.Frosting.Tests;

/// <summary>A build as a program of its own, as users write one.</summary>
public sealed class SampleBuildTests
{
    [Theory]
    [InlineData("Compile", 0, "")]
    [InlineData("Crash", 1, "Error: a defect")]
    [InlineData("Validate", 3, "Error: line 7 is not UTF-8. Save the file as UTF-8.")]
    [InlineData("Vlaidate", 2, "Error: Unknown target 'Vlaidate'. Did you mean 'Validate'? --description lists all targets.")]
    public async Task A_program_turns_what_a_task_threw_into_its_exit_code(string target, int exitCode, string lastErrorLine)
    {
        var result = await Run("--target", target);

        result.ExitCode.Should().Be(exitCode);
        result.Errors.TrimEnd().Split(Environment.NewLine).Last().Should().Be(lastErrorLine);
    }

    [Fact]
    public async Task The_tasks_of_the_program_are_found()
    {
        var result = await Run("--tree");

        result.ExitCode.Should().Be(0);
        Snapshot.Match(result.Output, "Cake.Frosting.Tests/Snapshots/sample-tree.txt");
    }

    [Fact]
    public void The_tasks_of_another_assembly_are_found_once_it_is_added() =>
        Build.Run(
            host => host.UseContext<SampleBuild.BuildContext>().AddAssembly(typeof(SampleBuild.BuildContext).Assembly),
            "--target", "Compile").Output
            .Should().Contain("restoring Release").And.Contain("compiling");

    [Fact]
    public void The_output_folder_holds_what_Cake_needs_and_no_compiler()
    {
        var files = Directory.GetFiles(AppContext.BaseDirectory, "*.dll").Select(Path.GetFileName).ToList();

        files.Should().Contain(["Cake.Core.dll", "Cake.Common.dll", "Cake.Cli.dll", "Cake.NuGet.dll", "NuGet.Protocol.dll"]);
        files.Should().NotContain(["Cake.dll", "Microsoft.CodeAnalysis.dll", "Microsoft.CodeAnalysis.CSharp.dll"]);
    }

    private static async Task<(int ExitCode, string Output, string Errors)> Run(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "SampleBuild.dll"), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TERM"] = "dumb";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
