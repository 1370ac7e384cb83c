using System.Globalization;
using System.Text.Json;
using EndToEnd.Tests.Running;

namespace EndToEnd.Tests;

/// <summary>What becomes of a training job when it, or the build that follows it, is interrupted.</summary>
public sealed class JobTests
{
    // Other settings make another run: no test takes up the job of the one before. The smoke test has epochs of its own.
    private static int _lastEpochs = 900;

    private readonly Workshop _workshop;
    private readonly string[] _endless;
    private readonly string _training;

    public JobTests(Workshop workshop)
    {
        var epochs = Interlocked.Increment(ref _lastEpochs);
        (_workshop, _training) = (workshop, $"language model, frozen: {epochs} epochs");
        _endless = ["--target=Submit", $"--set=training.epochs={epochs}"];
    }

    [Fact]
    public void A_trainer_that_is_killed_fails_the_job_and_the_build_says_how_to_carry_on()
    {
        using var build = _workshop.Start(_endless);
        build.WaitFor(_training);
        var job = NewestJob();

        Signal.Send("KILL", TrainerOf(job));
        var result = build.WaitForExit();

        result.ExitCode.Should().Be(5);
        result.Errors.Should().StartWith(
            $"An error occurred when executing task 'Submit'.\nError: Job {job} ({_workshop.Name}) failed: it was killed by signal 9 (exit code 137); this often means that the machine ran out of memory. "
            + $"Its whole log: {_workshop.PathOf("jobs", job, "job.log")}\nIts last lines:\n");
        result.Errors.Should().Contain("    language model, frozen: ").And.EndWith(
            $"\nTo carry on from there: ./build.sh --pipeline={_workshop.PipelinePath} {string.Join(' ', _endless)}\n");
        Status(job).Should().Contain("JOB_STATE_FAILED");
        RunId().State.Should().Be("JOB_STATE_FAILED");
    }

    [Fact]
    public void A_build_that_is_killed_takes_its_job_up_again()
    {
        using (var build = _workshop.Start(_endless))
        {
            build.WaitFor(_training);
            build.Kill();
        }

        var (job, run) = (NewestJob(), RunId());
        run.State.Should().BeNull();
        using var second = _workshop.Start(_endless);
        second.WaitFor(_training);

        NewestJob().Should().Be(job);
        RunId().Id.Should().Be(run.Id);
        _workshop.MustRun("--target=Cancel").OutputOf("Cancel").Should().Be($"Cancel: job {job} is JOB_STATE_CANCELLING.");
        var result = second.WaitForExit();
        result.ExitCode.Should().Be(5);
        result.Errors.Should().Be(_workshop.CarryOn(
            "Submit", $"Error: Job {job} ({_workshop.Name}) is JOB_STATE_CANCELLED. Its log: {_workshop.PathOf("jobs", job, "job.log")}", _endless));
    }

    [Fact]
    public void Ctrl_C_detaches_from_the_job()
    {
        using var build = _workshop.Start(_endless);
        build.WaitFor(_training);
        var job = NewestJob();

        build.Interrupt();
        var result = build.WaitForExit();

        result.ExitCode.Should().Be(0, result.ToString());
        result.OutputOf("Submit").Should().EndWith(
            $"""
            Detached: job {job} continues to run.
              Follow it again: ./build.sh --target=Watch --pipeline={_workshop.PipelinePath} --job={job}
              Cancel it:       ./build.sh --target=Cancel --pipeline={_workshop.PipelinePath} --job={job}
            """);
        Status(job).Should().Contain("JOB_STATE_RUNNING");
        var clean = _workshop.Run("--target=Clean");
        clean.ExitCode.Should().Be(2);
        clean.Errors.Should().Be(_workshop.CarryOn(
            "Clean",
            $"Error: Clean: job {job} is still running. "
            + $"Cancel it first: ./build.sh --target=Cancel --pipeline={_workshop.PipelinePath} --job={job}", "--target=Clean"));

        _workshop.MustRun("--target=Cancel");
        _workshop.Run("--target=Watch").ExitCode.Should().Be(5);
        _workshop.MustRun("--target=Logs").OutputOf("Logs").Should().Contain(_training);
    }

    [Fact]
    public void Ctrl_C_cancels_the_job_where_the_pipeline_says_so()
    {
        using var build = _workshop.Start([.. _endless, "--set=submit.onInterrupt=cancel"]);
        build.WaitFor(_training);
        var job = NewestJob();

        build.Interrupt();
        var result = build.WaitForExit();

        result.ExitCode.Should().Be(5, result.ToString());
        result.Output.Should().Contain($"Cancelling job {job} and waiting until it stops.");
        Status(job).Should().Contain("JOB_STATE_CANCELLED");
    }

    [Fact]
    public void A_smoke_test_that_is_killed_is_stopped_and_repeated()
    {
        string[] rehearsal = ["--target=SmokeTest", "--set=smokeTest.epochs=100"];
        using (var build = _workshop.Start(rehearsal))
        {
            build.WaitFor("language model, frozen: 100 epochs");
            build.Kill();
        }

        var orphan = TrainerOf(NewestJob("smoke-test"), "smoke-test");
        Signal.Reaches(orphan).Should().BeTrue();

        _workshop.MustRun("--target=SmokeTest", "--set=smokeTest.rows=110").OutputOf("SmokeTest").Should().EndWith(
            "SmokeTest: passed: the model was written, loads and predicts, the losses decreased, the scores are complete.");

        Signal.Reaches(orphan).Should().BeFalse();
    }

    private string Status(string job) => _workshop.MustRun("--target=Status", $"--job={job}").OutputOf("Status");

    private string NewestJob(params string[] folder) =>
        Directory.GetDirectories(_workshop.PathOf([.. folder, "jobs"])).Select(path => Path.GetFileName(path)!)
            .Where(name => name[0] != '.').Max(StringComparer.Ordinal)!;

    private int TrainerOf(string job, params string[] folder) => int.Parse(
        File.ReadAllText(_workshop.PathOf([.. folder, "jobs", job, "trainer"])).Split(' ')[0], CultureInfo.InvariantCulture);

    private (string Id, string? State) RunId()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(_workshop.PathOf("manifest.json")));
        var run = manifest.RootElement.GetProperty("run");
        return (run.GetProperty("id").GetString()!, run.TryGetProperty("state", out var state) ? state.GetString() : null);
    }
}
