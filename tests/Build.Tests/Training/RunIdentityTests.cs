using Build.Steps;
using Build.Training;
using Jobs;

namespace Build.Tests.Training;

public sealed class RunIdentityTests
{
    [Fact]
    public void A_first_run_gets_an_identity_of_its_own()
    {
        var run = Resume(null, "inputs");

        run.Id.Should().MatchRegex("^run-20260301-120000-[0-9a-f]{8}$");
        run.Should().Be(new ManifestRun(run.Id, "inputs", "local"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("job-1")]
    public void A_run_not_seen_to_end_is_taken_up_again(string? job)
    {
        var run = new ManifestRun("run-1", "inputs", "local", job);

        Resume(run, "inputs").Should().Be(run);
    }

    [Theory]
    [InlineData("JOB_STATE_SUCCEEDED")]
    [InlineData("JOB_STATE_FAILED")]
    [InlineData("JOB_STATE_CANCELLED")]
    public void After_a_run_that_ended_comes_a_new_one(string state) =>
        Resume(new("run-1", "inputs", "local", "job-1", state), "inputs").Id.Should().NotBe("run-1");

    [Fact]
    public void Other_data_settings_or_code_make_a_new_run() =>
        Resume(new("run-1", "inputs", "local", "job-1"), "other inputs").Id.Should().NotBe("run-1");

    [Fact]
    public void Two_runs_of_one_second_are_told_apart()
    {
        var random = new Random(1);

        RunIdentity.Resume(null, null, "inputs", "local", new FixedClock(), random).Id
            .Should().NotBe(RunIdentity.Resume(null, null, "inputs", "local", new FixedClock(), random).Id);
    }

    [Theory]
    [InlineData(JobState.Running, true)]
    [InlineData(JobState.Succeeded, true)]
    [InlineData(JobState.Failed, false)]
    [InlineData(JobState.Cancelled, false)]
    public void A_run_whose_job_ended_badly_unseen_is_not_taken_up(JobState state, bool takenUp)
    {
        var run = new ManifestRun("run-1", "inputs", "local", "job-1");

        (Resume(run, "inputs", state) == run).Should().Be(takenUp);
    }

    private static ManifestRun Resume(ManifestRun? last, string inputs, JobState? state = null) =>
        RunIdentity.Resume(last, state is { } known ? Job(known) : null, inputs, "local", new FixedClock(), new Random(1));

    private static TrainingJob Job(JobState state) => new()
    {
        Id = "job-1",
        DisplayName = "job",
        RunId = "run-1",
        Labels = new Dictionary<string, string>(),
        State = state,
        LogsAt = "job.log",
        Created = DateTimeOffset.UnixEpoch,
    };

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    }
}
