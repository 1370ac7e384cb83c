using Build.Submission;
using Jobs;

namespace Build.Tests.Submission;

public sealed class RunIdentityTests
{
    private static readonly ManifestRun Submitted = new("run-1", "inputs", "vertexAi", "us-central1", "job-1");

    [Fact]
    public void An_id_tells_the_time_of_its_run() =>
        RunIdentity.New(new FixedClock(), new Random(1)).Should().MatchRegex("^run-20260301-120000-[0-9a-f]{8}$");

    [Fact]
    public void Two_runs_of_one_second_are_told_apart()
    {
        var random = new Random(1);

        RunIdentity.New(new FixedClock(), random).Should().NotBe(RunIdentity.New(new FixedClock(), random));
    }

    [Fact]
    public void There_is_nothing_to_go_on_with_at_first() => RunIdentity.GoesOn(null, null, "inputs").Should().BeFalse();

    [Theory]
    [InlineData(null)]
    [InlineData("job-1")]
    public void A_run_not_seen_to_end_goes_on(string? job) =>
        RunIdentity.GoesOn(Submitted with { JobId = job }, null, "inputs").Should().BeTrue();

    [Theory]
    [InlineData("JOB_STATE_SUCCEEDED")]
    [InlineData("JOB_STATE_FAILED")]
    [InlineData("JOB_STATE_CANCELLED")]
    public void A_run_that_ended_does_not_go_on(string state) =>
        RunIdentity.GoesOn(Submitted with { State = state }, null, "inputs").Should().BeFalse();

    [Fact]
    public void A_run_of_other_data_settings_or_code_does_not_go_on() =>
        RunIdentity.GoesOn(Submitted, null, "other inputs").Should().BeFalse();

    [Theory]
    [InlineData(JobState.Running, true)]
    [InlineData(JobState.Succeeded, true)]
    [InlineData(JobState.Failed, false)]
    [InlineData(JobState.Cancelled, false)]
    public void A_run_whose_job_ended_badly_unseen_does_not_go_on(JobState state, bool goesOn) =>
        RunIdentity.GoesOn(Submitted, Job(state), "inputs").Should().Be(goesOn);

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
