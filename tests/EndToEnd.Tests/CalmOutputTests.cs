using System.Diagnostics;
using EndToEnd.Tests.Running;

namespace EndToEnd.Tests;

/// <summary>What a CI system's log shows: whole lines without control sequences, also where the build is given a terminal.</summary>
public sealed class CalmOutputTests(Workshop workshop)
{
    [Theory]
    [InlineData("--target=Train")]
    [InlineData("--target=Submit --new-run")]
    [InlineData("--target=Predict --input=DATASET")]
    public void On_a_terminal_of_a_CI_system_nothing_is_drawn(string arguments)
    {
        workshop.MustRun("--target=Submit");

        var printed = OnTerminal(arguments, ("CI", "true"));

        printed.Should().Contain("Succeeded").And.NotContain("\e").And.NotContain("\b");
        printed.Replace("\r\n", "\n").Should().NotContain("\r");
    }

    [Theory]
    [InlineData("--target=Train")]
    [InlineData("--target=Predict --input=DATASET")]
    public void On_the_terminal_of_a_person_a_line_is_written_over(string arguments)
    {
        workshop.MustRun("--target=Submit");

        OnTerminal(arguments, ("CI", ""), ("TERM", "xterm-256color")).Should().MatchRegex(@"\e\[[0-9]*[AJK]");
    }

    [Fact]
    public void The_log_of_GitHub_Actions_gets_no_colors()
    {
        var github = new Dictionary<string, string> { ["CI"] = "true", ["GITHUB_ACTIONS"] = "true", ["GITHUB_ACTION"] = "__run", ["TERM"] = "xterm" };
        using var build = RunningBuild.Start(
            Repository.PathOf("build.sh"), Repository.Root, github, $"--pipeline={workshop.PipelinePath}", "--target=Submit", "--new-run");

        var result = build.WaitForExit();

        result.ExitCode.Should().Be(0, result.ToString());
        result.Output.Should().Contain("macro").And.NotContain("\e");
        result.Errors.Should().NotContain("\e");
    }

    // script (util-linux) gives a command a terminal, and prints what that shows.
    private string OnTerminal(string arguments, params (string Name, string Value)[] variables)
    {
        var command = $"{Repository.PathOf("build.sh")} --pipeline={workshop.PipelinePath} {arguments.Replace("DATASET", workshop.DatasetPath)}";
        var start = new ProcessStartInfo(Tools.Require("script"), ["--quiet", "--return", "--command", command, "/dev/null"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = Repository.Root,
        };
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(0, printed);
        return printed;
    }
}
