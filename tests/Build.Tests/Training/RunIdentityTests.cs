using Build.Steps;
using Build.Training;

namespace Build.Tests.Training;

public sealed class RunIdentityTests
{
    [Fact]
    public void A_first_run_gets_an_identity_of_its_own()
    {
        var run = Resume(new Manifest(), "inputs");

        run.Id.Should().MatchRegex("^run-20260301-120000-[0-9a-f]{8}$");
        run.Should().Be(new ManifestRun(run.Id, "inputs", "local"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("job-1")]
    public void A_run_not_seen_to_end_is_taken_up_again(string? job)
    {
        var run = new ManifestRun("run-1", "inputs", "local", job);

        Resume(new Manifest { Run = run }, "inputs").Should().Be(run);
    }

    [Theory]
    [InlineData("JOB_STATE_SUCCEEDED")]
    [InlineData("JOB_STATE_FAILED")]
    [InlineData("JOB_STATE_CANCELLED")]
    public void After_a_run_that_ended_comes_a_new_one(string state) =>
        Resume(new Manifest { Run = new("run-1", "inputs", "local", "job-1", state) }, "inputs").Id.Should().NotBe("run-1");

    [Fact]
    public void Other_data_settings_or_code_make_a_new_run() =>
        Resume(new Manifest { Run = new("run-1", "inputs", "local", "job-1") }, "other inputs").Id.Should().NotBe("run-1");

    [Fact]
    public void Two_runs_of_one_second_are_told_apart()
    {
        var random = new Random(1);

        RunIdentity.Resume(new Manifest(), "inputs", "local", new FixedClock(), random).Id
            .Should().NotBe(RunIdentity.Resume(new Manifest(), "inputs", "local", new FixedClock(), random).Id);
    }

    private static ManifestRun Resume(Manifest manifest, string inputs) =>
        RunIdentity.Resume(manifest, inputs, "local", new FixedClock(), new Random(1));

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    }
}
