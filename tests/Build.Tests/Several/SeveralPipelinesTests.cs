using System.Runtime.InteropServices;
using Build.Several;
using Faults;
using Microsoft.Extensions.Time.Testing;

namespace Build.Tests.Several;

public sealed class SeveralPipelinesTests : IDisposable
{
    private readonly Checkout _checkout = new Checkout().With("english", "french", "korean");
    private readonly FakeTimeProvider _clock = new();
    private readonly StopRequest _stop = new();
    private readonly StringWriter _screen = new() { NewLine = "\n" };
    private readonly List<string> _built = [];

    /// <summary>What the build of a pipeline answers, and what it says it failed of; null where it never came to its end.</summary>
    private readonly Dictionary<string, (int Code, string? Reason)> _answers = new() { ["english"] = (0, ""), ["french"] = (0, ""), ["korean"] = (0, "") };

    public void Dispose()
    {
        _stop.Dispose();
        _checkout.Dispose();
    }

    [Fact]
    public async Task Each_pipeline_is_built_in_order_with_its_own_arguments_and_a_table_closes()
    {
        _checkout.Train("english", """{ "macro avg": { "F1": 0.5125 }, "micro avg": { "F1": 0.75 } }""");

        (await RunAsync("--target=Submit", "--pipeline=all", "--set", "training.epochs=1")).Should().Be(0);

        _built.Should().Equal(new[] { "english", "french", "korean" }.Select(name => $"--target=Submit --pipeline={name} --set training.epochs=1"));
        Snapshot.Match(_checkout.Neutral(_screen.ToString()), "Build.Tests/Snapshots/several-done.txt");
    }

    [Fact]
    public async Task A_failure_stops_no_other_and_only_what_failed_is_carried_on()
    {
        _answers["english"] = (3, "english.csv:7: no label.");
        _answers["korean"] = (137, null);
        _checkout.Train("english", """{ "macro avg": { "F1": 0.5 }, "micro avg": { "F1": 0.5 } }""");

        (await RunAsync("--target=Submit", "--pipeline=english,french,korean")).Should().Be(3);

        _built.Should().HaveCount(3);
        Snapshot.Match(_screen.ToString(), "Build.Tests/Snapshots/several-failed.txt");
    }

    [Fact]
    public async Task With_fail_fast_a_failure_stops_all()
    {
        _answers["french"] = (5, "Job 1 failed.");

        (await RunAsync("--target=Submit", "--pipeline=english,french,korean", "--fail-fast")).Should().Be(5);

        _built.Should().HaveCount(2);
        Snapshot.Match(_screen.ToString(), "Build.Tests/Snapshots/several-fail-fast.txt");
    }

    [Theory]
    [InlineData(PosixSignal.SIGINT, 130)]
    [InlineData(PosixSignal.SIGTERM, 143)]
    public async Task A_signal_stops_all_whatever_the_build_it_met_answers(PosixSignal signal, int code)
    {
        (await RunAsync(["--target=Submit", "--pipeline=english,french,korean"], name =>
        {
            if (name == "french")
                _stop.Hear(signal);
        })).Should().Be(code);

        _built.Should().HaveCount(2);
        Snapshot.Match(_screen.ToString(), "Build.Tests/Snapshots/several-interrupted.txt");
    }

    [Fact]
    public async Task A_broken_file_lets_nothing_run()
    {
        _checkout.Write("korean", "split: { test: 2 }");

        (await RunAsync("--target=Submit", "--pipeline=all")).Should().Be(2);

        _built.Should().BeEmpty();
        _screen.ToString().Should().StartWith("Error: pipelines/korean.yaml:4:16: split.test: ")
            .And.EndWith("\nTo carry on from there: ./build.sh --target=Submit --pipeline=all\n");
    }

    [Fact]
    public async Task A_job_is_of_one_pipeline()
    {
        (await RunAsync("--target=Watch", "--pipeline=english,korean", "--job=j")).Should().Be(2);

        _built.Should().BeEmpty();
        _screen.ToString().Should().StartWith("Error: --job: a job belongs to one pipeline, but --pipeline names several. Name the job's pipeline only.\n");
    }

    [Theory]
    [InlineData("--fail-fast=maybe", "Error: --fail-fast: expected true or false, got \"maybe\".\n")]
    [InlineData("--quiet=maybe", "Error: --quiet: expected true or false, got \"maybe\".\n")]
    public async Task A_flag_that_cannot_be_read_is_refused(string flag, string message)
    {
        (await RunAsync("--target=Plan", "--pipeline=all", flag)).Should().Be(2);

        _screen.ToString().Should().StartWith(message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task What_every_build_would_answer_alike_is_asked_once(int code)
    {
        _answers["english"] = (code, null);

        (await RunAsync("--target=Sumbit", "--pipeline=all")).Should().Be(code);

        _built.Should().ContainSingle();
        _screen.ToString().Should().Be($"\n━━ english, 1 of 3 {new string('━', 61)}\n");
    }

    [Fact]
    public async Task Quiet_leaves_the_table()
    {
        (await RunAsync("--target=Plan", "--pipeline=english,korean", "--quiet")).Should().Be(0);

        _screen.ToString().Should().StartWith("\n━━ 2 of 2 done ").And.NotContain("1 of 2");
    }

    [Theory]
    [InlineData(null, "there is no object")]
    [InlineData("{}", "contains no F1 score over all labels")]
    [InlineData("{", "contains no F1 score over all labels")]
    [InlineData("""{ "macro avg": { "F1": null } }""", "contains no F1 score over all labels")]
    public async Task Scores_that_cannot_be_read_are_a_warning(string? scores, string message)
    {
        _checkout.Train("korean", scores);

        (await RunAsync("--target=Submit", "--pipeline=english,korean")).Should().Be(0);

        _screen.ToString().Should().Contain("warning: korean: ").And.Contain(message).And.Contain("bucket/models/korean.model.zip");
    }

    [Fact]
    public async Task A_manifest_that_cannot_be_read_is_a_warning()
    {
        _checkout.WriteFile("artifacts/korean/manifest.json", "[");

        (await RunAsync("--target=Plan", "--pipeline=english,korean")).Should().Be(0);

        _screen.ToString().Should().Contain("warning: korean: ").And.Contain("not a manifest");
    }

    private Task<int> RunAsync(params string[] words) => RunAsync(words, _ => { });

    private Task<int> RunAsync(string[] words, Action<string> during)
    {
        var arguments = new RawArguments(words);
        var several = new SeveralPipelines(_checkout.Files, _checkout.Root, "./build.sh", BuildAsync, _stop, _clock, _screen, _screen);
        return several.RunAsync(arguments, SeveralPipelines.Named(arguments, _checkout.Files)!);

        Task<int> BuildAsync(IReadOnlyList<string> built, IReadOnlyDictionary<string, string> variables)
        {
            _built.Add(string.Join(' ', built));
            var name = new BuildArguments(new RawArguments(built).ToCake()).Pipeline;
            during(name);
            _clock.Advance(TimeSpan.FromSeconds(3671));
            if (_answers[name].Reason is { } reason)
            {
                var exit = new BuildExit { HasStarted = true };
                if (reason.Length > 0)
                    exit.Failed(new FaultException(FaultKind.Data, reason + "\nand more"));
                BuildNote.Write(variables[BuildNote.Variable], exit);
            }

            return Task.FromResult(_answers[name].Code);
        }
    }
}
