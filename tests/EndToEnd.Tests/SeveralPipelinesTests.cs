using System.Text.RegularExpressions;
using EndToEnd.Tests.Running;

namespace EndToEnd.Tests;

/// <summary>Builds of several pipelines at once.</summary>
public sealed partial class SeveralPipelinesTests : IDisposable
{
    private readonly Workshop _first = new(), _second = new();

    public void Dispose()
    {
        _first.Dispose();
        _second.Dispose();
    }

    [Fact]
    public void One_that_fails_stops_no_other_and_the_last_lines_say_what_became_of_all()
    {
        File.AppendAllText(_first.DatasetPath, "one text,1,maybe,0\n");

        var result = Run("--target=ConvertLabels", Both);

        result.ExitCode.Should().Be(3, result.ToString());
        Snapshot.Match(Neutral(result.Output), "EndToEnd.Tests/Snapshots/several-pipelines.txt");
        result.Errors.Should().EndWith($"\nTo carry on from there: ./build.sh --target=ConvertLabels --pipeline={_first.PipelinePath}\n");
        File.Exists(_second.PathOf("labelled_dataset.csv")).Should().BeTrue();
    }

    [Fact]
    public void With_fail_fast_nothing_runs_after_a_failure()
    {
        File.AppendAllText(_first.DatasetPath, "one text,1,maybe,0\n");

        var result = Run("--target=ConvertLabels", Both, "--fail-fast");

        result.ExitCode.Should().Be(3, result.ToString());
        Neutral(result.Output).Should().MatchRegex("\nFIRST +failed: data \\(3\\) .+\nSECOND +not run\n");
        result.Errors.Should().EndWith($" {Both} --fail-fast\n");
        Directory.Exists(_second.PathOf()).Should().BeFalse();
    }

    [Fact]
    public void A_broken_file_lets_none_run()
    {
        File.AppendAllText(_second.PipelinePath, "\nepochs: 3\n");

        var result = Run("--target=ConvertLabels", Both);

        result.ExitCode.Should().Be(2);
        result.Output.Should().BeEmpty();
        Neutral(result.Errors).Should().MatchRegex(
            @"^Error: FOLDER2/SECOND.yaml:\d+:1: epochs: unknown key. .+\n  \| epochs: 3\n  \| \^\nTo carry on from there: ./build.sh --target=ConvertLabels ");
        Directory.Exists(_first.PathOf()).Should().BeFalse();
    }

    [Fact]
    public void All_are_the_pipelines_that_the_build_lists()
    {
        var variables = new Dictionary<string, string> { ["PROJECT_ID"] = "my-project", ["REGION"] = "us-central1", ["BUCKET_NAME"] = "my-bucket" };

        var result = Run(variables, "--target=Submit", "--dryrun", "--pipeline=all");

        result.ExitCode.Should().Be(0, result.ToString());
        Neutral(result.Output[result.Output.LastIndexOf('\n', result.Output.IndexOf("7 of 7 done", StringComparison.Ordinal))..]).Should().MatchRegex(
            "pipeline +result +time.*\nchinese .+\nenglish .+\nfrench .+\njapanese .+\nkorean .+\nquickstart .+\nquickstart-container .+\n");
    }

    [Fact]
    public void What_is_wrong_for_all_is_said_once()
    {
        var target = Run("--target=Sumbit", Both);
        var argument = Run("--target=Plan", Both, "--epochs=3");

        (target.ExitCode, argument.ExitCode).Should().Be((2, 2));
        target.Errors.Should().Be("Error: Unknown target 'Sumbit'. Did you mean 'Submit'? --description lists all targets.\n");
        argument.Errors.Should().StartWith("Error: --epochs: there is no such argument.").And.NotContain("\nError");
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public void A_signal_stops_all_and_the_job_that_is_followed_goes_on(string signal, int code)
    {
        string[] endless = ["--target=Submit", Both, "--set=training.epochs=998"];
        using var build = Start(endless);
        build.WaitFor("language model, frozen: 998 epochs");

        build.Interrupt(signal);
        var result = build.WaitForExit();

        result.ExitCode.Should().Be(code, result.ToString());
        if (signal == "INT")
            result.Output.Should().Contain("Detached: job ");
        Neutral(result.Output).Should().MatchRegex("\nFIRST +interrupted .+\nSECOND +not run\n$");
        result.Errors.Should().Be($"To carry on from there: ./build.sh {string.Join(' ', endless)}\n");
        _first.MustRun("--target=Status").OutputOf("Status").Should().Contain("JOB_STATE_RUNNING");
        Directory.Exists(_second.PathOf()).Should().BeFalse();
    }

    [Fact]
    public void The_models_and_their_scores_are_in_the_table()
    {
        var result = Run("--target=Submit", Both, "--quiet");

        result.ExitCode.Should().Be(0, result.ToString());
        result.Errors.Should().BeEmpty();
        Neutral(result.Output).Should().MatchRegex(
            @"\npipeline +result +time +macro F1 +micro F1 +model\nFIRST +done +0:00:00 +0\.\d{3} +0\.\d{3} +FOLDER1/bucket/models/FIRST\.model\.zip\n"
            + @"SECOND +done +0:00:00 +0\.\d{3} +0\.\d{3} +FOLDER2/bucket/models/SECOND\.model\.zip\n$");
    }

    private string Both => $"--pipeline={_first.PipelinePath},{_second.PipelinePath}";

    private static RunningBuild Start(params string[] arguments) =>
        RunningBuild.Start(Repository.PathOf("build.sh"), Repository.Root, arguments);

    private static BuildResult Run(params string[] arguments) => Run(new Dictionary<string, string>(), arguments);

    private static BuildResult Run(IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        using var build = RunningBuild.Start(Repository.PathOf("build.sh"), Repository.Root, variables, arguments);
        return build.WaitForExit();
    }

    /// <summary>What differs between two runs, under names of its own and as wide.</summary>
    private string Neutral(string text)
    {
        text = text.Replace(_first.Folder, "FOLDER1").Replace(_second.Folder, "FOLDER2")
            .Replace(_first.Name, "FIRST").Replace(_second.Name, "SECOND");
        return Seconds().Replace(Duration().Replace(text, "00:00:00.0000000"), "0:00:00");
    }

    [GeneratedRegex(@"\d\d:\d\d:\d\d\.\d{7}")]
    private static partial Regex Duration();

    [GeneratedRegex(@"\b0:0\d:\d\d\b")]
    private static partial Regex Seconds();
}
