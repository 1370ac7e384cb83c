using Cake.Common;
using Cake.Common.Diagnostics;
using Cake.Core;
using Cake.Core.Diagnostics;

namespace Cake.Frosting.Tests;

public sealed class CommandLineTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--pipeline=quickstart")]
    [InlineData("--pipeline", "quickstart")]
    public void An_unknown_option_becomes_an_argument(params string[] option) =>
        Build.Run(host => host.With<ReadArguments>(), ["-t", "ReadArguments", .. option]).Journal
            .Should().Equal("pipeline: quickstart", "force: False", "epochs: 3", "set: ", "target: ReadArguments");

    [Fact]
    public void Arguments_may_be_switches_repeated_and_of_any_type() =>
        Build.Run(host => host.With<ReadArguments>(), "-t", "ReadArguments", "--set=a=1", "--force", "--epochs", "8", "--set", "b=2")
            .Journal.Should().Equal("pipeline: none", "force: True", "epochs: 8", "set: a=1, b=2", "target: ReadArguments");

    [Theory]
    [InlineData("Quiet", "error")]
    [InlineData("Minimal", "warning", "error")]
    [InlineData("n", "warning", "information", "error")]
    [InlineData("Verbose", "warning", "information", "verbose", "error")]
    [InlineData("diagnostic", "warning", "information", "verbose", "debug", "error")]
    public void Verbosity_decides_what_is_logged(string verbosity, params string[] logged) =>
        Logged(Build.Run(host => host.With<Talk>(), "-t", "Talk", "--verbosity", verbosity)).Should().BeEquivalentTo(logged);

    [Fact]
    public void Verbosity_is_Normal_unless_the_configuration_or_the_command_line_says_otherwise()
    {
        _folder.Write("cake.config", "[Settings]\nVerbosity=Quiet\n");

        Logged(Build.Run(host => host.With<Talk>(), "-t", "Talk")).Should().Contain("information");
        Logged(Build.Run(host => host.With<Talk>(), "-t", "Talk", "-w", _folder.Path)).Should().Equal("error");
        Logged(Build.Run(host => host.With<Talk>(), "-t", "Talk", "-w", _folder.Path, "-v", "Minimal")).Should().Contain("warning");
    }

    [Fact]
    public void The_working_directory_of_the_command_line_goes_before_that_of_the_host()
    {
        _folder.Write("a/b/file", "");
        _folder.Write("c/file", "");
        Action<CakeHost> configure = host => host.With<ReportFolder>().UseWorkingDirectory(_folder.PathOf("a"));

        Build.Run(configure, "-t", "ReportFolder").Journal.Should().Equal(_folder.PathOf("a"));
        Build.Run(configure, "-t", "ReportFolder", "--working", _folder.PathOf("c")).Journal.Should().Equal(_folder.PathOf("c"));
    }

    [Theory]
    [InlineData("-t", "Talk", "--verbosity", "loud", "Error: Unknown verbosity 'loud'. Use Quiet, Minimal, Normal, Verbose or Diagnostic.")]
    [InlineData("-t", "Talk", "-v", "", "Error: Unknown verbosity ''. Use Quiet, Minimal, Normal, Verbose or Diagnostic.")]
    public void A_malformed_command_line_is_refused(string first, string second, string third, string fourth, string message)
    {
        var result = Build.Run(host => host.With<Talk>(), first, second, third, fourth);

        result.Output.Should().Be($"{message}\n");
        result.ExitCode.Should().Be(-1);
    }

    [Fact]
    public void A_missing_working_directory_is_reported()
    {
        var absent = _folder.PathOf("absent");

        var result = Build.Run(host => host.With<Talk>(), "-t", "Talk", "--working", absent);

        result.Output.Should().Be($"Error: The working directory {absent} does not exist. Create it, or name another with --working.\n");
        result.ExitCode.Should().Be(1);
    }

    [Theory]
    [InlineData("--version")]
    [InlineData("--ver")]
    [InlineData("--info")]
    [InlineData("--help")]
    public void Version_info_and_help_run_nothing(string option)
    {
        var result = Build.Run(host => host.With<Default>(), option);

        result.Journal.Should().BeEmpty();
        result.Output.Should().NotBeEmpty();
        result.ExitCode.Should().Be(0);
    }

    private static IEnumerable<string> Logged(BuildResult result) =>
        result.Output.Split('\n').Where(line => line is "error" or "warning" or "information" or "verbose" or "debug");

    private sealed class ReadArguments(Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context)
        {
            journal.Add($"pipeline: {context.Argument("pipeline", "none")}");
            journal.Add($"force: {context.HasArgument("force")}");
            journal.Add($"epochs: {context.Argument<int>("epochs", 3)}");
            journal.Add($"set: {string.Join(", ", context.Arguments.GetArguments("set"))}");
            journal.Add($"target: {context.Argument<string>("target")}");
        }
    }

    private sealed class Talk : FrostingTask
    {
        public override void Run(ICakeContext context)
        {
            context.Error("error");
            context.Warning("warning");
            context.Information("information");
            context.Verbose("verbose");
            context.Debug("debug");
        }
    }

    private sealed class ReportFolder(Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add(context.Environment.WorkingDirectory.FullPath);
    }

    private sealed class Default(Journal journal) : Step(journal);
}
