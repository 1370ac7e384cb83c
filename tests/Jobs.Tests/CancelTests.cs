namespace Jobs.Tests;

public sealed class CancelTests : IDisposable
{
    private readonly LocalJobs _jobs = new();

    public void Dispose() => _jobs.Dispose();

    [Fact]
    public async Task A_trainer_that_stops_when_asked_is_cancelled_with_its_own_exit_code()
    {
        var job = await _jobs.SubmitAsync("trap 'echo saving; exit 9' TERM; echo up; while :; do sleep 0.05; done");
        await _jobs.UntilLoggedAsync(job.Id, "up");

        var cancelling = await _jobs.Service.CancelAsync(job.Id);

        cancelling.State.Should().BeOneOf(JobState.Cancelling, JobState.Cancelled);
        var ended = await _jobs.EndOfAsync(job.Id);
        ended.State.Should().Be(JobState.Cancelled);
        ended.ExitCode.Should().Be(9);
        ended.Failure.Should().BeNull();
        (await _jobs.LogOfAsync(job.Id)).Should().Contain("saving");
        FluentActions.Invoking(ended.EnsureSucceeded).Should().Throw<JobException>()
            .WithMessage($"Job {job.Id} (a test) is JOB_STATE_CANCELLED. Its log: {job.LogsAt}");
    }

    [Fact]
    public async Task A_trainer_that_saves_its_work_and_ends_with_0_when_asked_is_cancelled_all_the_same()
    {
        var job = await _jobs.SubmitAsync("trap 'exit 0' TERM; echo up; while :; do sleep 0.05; done");
        await _jobs.UntilLoggedAsync(job.Id, "up");

        await _jobs.Service.CancelAsync(job.Id);

        (await _jobs.EndOfAsync(job.Id)).Should().BeEquivalentTo(new { State = JobState.Cancelled, ExitCode = 0 });
    }

    [Fact]
    public async Task A_stubborn_trainer_is_killed_with_its_children_after_the_time_of_grace()
    {
        var job = await _jobs.SubmitAsync("trap '' TERM; sleep 60 & echo up; echo $! >child; wait; sleep 60");
        await _jobs.UntilLoggedAsync(job.Id, "up");

        (await _jobs.Service.CancelAsync(job.Id)).State.Should().Be(JobState.Cancelling);
        (await _jobs.Service.CancelAsync(job.Id)).State.Should().Be(JobState.Cancelling);

        var ended = await _jobs.EndOfAsync(job.Id);
        ended.Should().BeEquivalentTo(new { State = JobState.Cancelled, ExitCode = (int?)null });
        var processes = Local.ProcessTable.OfThisMachine;
        processes.IsRunning(_jobs.FolderOf(job).ReadTrainer()!).Should().BeFalse();
        var child = int.Parse(File.ReadAllText(_jobs.PathOf("child")));
        // Killed like the trainer, but somebody else's to clear away.
        for (var waited = 0; waited < 10_000 && processes.BirthOf(child) is not null; waited += 20)
            await Task.Delay(20);
        processes.BirthOf(child).Should().BeNull();
    }

    [Theory]
    [InlineData("exit 0", JobState.Succeeded)]
    [InlineData("exit 1", JobState.Failed)]
    public async Task Cancelling_an_ended_job_changes_nothing(string script, JobState state)
    {
        var job = await _jobs.RunAsync(script);

        (await _jobs.Service.CancelAsync(job.Id)).Should().BeEquivalentTo(job);

        (await _jobs.Service.DescribeAsync(job.Id)).State.Should().Be(state);
        Directory.GetFiles(_jobs.FolderOf(job).Path).Select(Path.GetFileName).Should().NotContain("cancel");
    }
}
