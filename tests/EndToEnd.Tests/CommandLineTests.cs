using EndToEnd.Tests.Running;

namespace EndToEnd.Tests;

public sealed class CommandLineTests(Workshop workshop) : IDisposable
{
    private readonly TempFolder _folder = new();

    private static string Script => Repository.PathOf("build.sh");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("dryrun", "--target=Submit", "--dryrun")]
    [InlineData("tree", "--tree")]
    [InlineData("default")]
    public void What_there_is_to_run_is_shown(string snapshot, params string[] arguments)
    {
        var result = workshop.MustRun(arguments);

        var output = arguments.Length == 0 ? result.OutputOf("Default") : result.Output;
        Snapshot.Match(workshop.Neutral(output), $"EndToEnd.Tests/Snapshots/{snapshot}.txt");
        result.Errors.Should().BeEmpty();
    }

    [Fact]
    public void An_unknown_target_is_a_mistake_in_the_settings()
    {
        var result = workshop.Run("--target=Sumbit");

        result.ExitCode.Should().Be(2);
        result.Errors.Should().Be("Error: Unknown target 'Sumbit'. Did you mean 'Submit'? --description lists all targets.\n");
    }

    [Fact]
    public void An_unknown_argument_is_a_mistake_in_the_settings()
    {
        var result = workshop.Run("--target=Plan", "--epochs=3");

        result.ExitCode.Should().Be(2);
        result.Errors.Should().Be("Error: --epochs: there is no such argument. Known: --pipeline, --fail-fast, --set, --force, --quiet, --new-run, --job, --to, --compare, --input, --output, --text, --model, --filter, --case, --runs, --quick, --with-submit.\n");
    }

    [Fact]
    public void An_unknown_pipeline_is_a_mistake_in_the_settings()
    {
        using var build = RunningBuild.Start(Script, _folder.Path, "--target=Plan", "--pipeline=quikstart");

        var result = build.WaitForExit();

        result.ExitCode.Should().Be(2);
        result.Errors.Split('\n')[1].Should().Be(
            $"Error: --pipeline=quikstart: there is no pipeline of that name in {Repository.PathOf("pipelines")}. "
            + "Did you mean quickstart? Known pipelines: chinese, english, french, japanese, korean, quickstart, quickstart-container.");
    }

    [Fact]
    public void Every_mistake_of_a_pipeline_file_is_shown_at_once()
    {
        var path = _folder.Write("broken.yaml", "language: xx\ndataset: { path: a.csv, labels: [a] }\ntraining:\n  epochs: eight\n  epoch: 3\n");
        using var build = RunningBuild.Start(Script, _folder.Path, "--target=Submit", "--pipeline=broken.yaml");

        var result = build.WaitForExit();

        result.ExitCode.Should().Be(2);
        var errors = result.Errors.Replace(path, "broken.yaml").Replace(Path.GetRelativePath(_folder.Path, Script), "SCRIPT");
        Snapshot.Match(errors, "EndToEnd.Tests/Snapshots/broken-pipeline.txt");
    }

    [Fact]
    public void A_script_called_from_elsewhere_passes_on_arguments_with_blanks_and_the_exit_code()
    {
        var path = _folder.Write("my pipelines/two words.yaml", "language: en\n");
        using var build = RunningBuild.Start(
            Script, _folder.Path, "--target=Plan", "--pipeline=my pipelines/two words.yaml", "--set", "description=it's  fine");

        var result = build.WaitForExit();

        result.ExitCode.Should().Be(2);
        result.Errors.Should().Contain(path).And.EndWith(
            "To carry on from there: "
            + $"{Path.GetRelativePath(_folder.Path, Script)} --target=Plan '--pipeline=my pipelines/two words.yaml' --set 'description=it'\\''s  fine'\n");
    }

    [Fact]
    public void Without_the_SDK_one_line_says_so()
    {
        var tools = _folder.PathOf("tools");
        Directory.CreateDirectory(tools);
        foreach (var tool in new[] { "dirname", "grep" })
            File.CreateSymbolicLink(Path.Combine(tools, tool), Tools.Require(tool));
        using var build = RunningBuild.Start(Script, Repository.Root, new Dictionary<string, string> { ["PATH"] = tools }, "--target=Submit");

        build.WaitForExit().Should().Be(new BuildResult(
            4,
            "",
            "build.sh: the .NET 10 SDK is missing. Install it (https://dotnet.microsoft.com/download/dotnet/10.0), "
                + "see that 'dotnet' is on the PATH, and run this again.\n"));
    }
}
