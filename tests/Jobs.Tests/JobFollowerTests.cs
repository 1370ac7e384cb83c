namespace Jobs.Tests;

public sealed class JobFollowerTests : IDisposable
{
    private static readonly FollowOptions Detaching = new(OnInterrupt.Detach, "./build.sh --target=Watch", "./build.sh --target=Cancel");

    private readonly LocalJobs _jobs = new();
    private readonly List<string> _shown = [];

    public void Dispose() => _jobs.Dispose();

    [Fact]
    public async Task Shows_the_log_and_returns_the_job_as_it_ended()
    {
        var job = await _jobs.SubmitAsync("echo one; sleep 0.1; echo two; printf three; exit 4");

        var ended = await Follower().FollowAsync(job.Id, Detaching, CancellationToken.None);

        _shown.Should().Equal("one", "two", "three");
        ended.Should().BeEquivalentTo(new { State = JobState.Failed, ExitCode = 4 });
    }

    [Fact]
    public async Task Where_the_log_is_not_asked_for_only_the_end_of_an_interrupted_job_is_told()
    {
        var job = await _jobs.SubmitAsync("trap 'echo saved; exit 1' TERM; echo up; while :; do sleep 0.05; done");
        using var interrupt = new CancellationTokenSource(TimeSpan.FromSeconds(0.5));

        await Follower().FollowAsync(job.Id, Detaching with { OnInterrupt = OnInterrupt.Cancel, ShowsLog = false }, interrupt.Token);

        _shown.Should().Equal($"Cancelling job {job.Id} and waiting until it stops.");
    }

    [Fact]
    public async Task On_an_interrupt_it_detaches_and_says_how_to_come_back()
    {
        var job = await _jobs.SubmitAsync($"echo up; while [ ! -e '{_jobs.PathOf("go")}' ]; do sleep 0.05; done; echo done");
        using var interrupt = new CancellationTokenSource();

        var detached = await Follower(interruptAt: "up", interrupt).FollowAsync(job.Id, Detaching, interrupt.Token);

        detached.State.Should().Be(JobState.Running);
        _shown.Should().Equal(
            "up",
            $"Detached: job {job.Id} continues to run.",
            "  Follow it again: ./build.sh --target=Watch",
            "  Cancel it:       ./build.sh --target=Cancel");

        _shown.Clear();
        File.WriteAllText(_jobs.PathOf("go"), "");
        (await Follower().FollowAsync(job.Id, Detaching, CancellationToken.None)).State.Should().Be(JobState.Succeeded);
        _shown.Should().Equal("up", "done");
    }

    [Fact]
    public async Task On_an_interrupt_it_cancels_the_job_and_shows_it_stop()
    {
        var job = await _jobs.SubmitAsync("trap 'echo saved; exit 1' TERM; echo up; while :; do sleep 0.05; done");
        using var interrupt = new CancellationTokenSource();

        var ended = await Follower(interruptAt: "up", interrupt)
            .FollowAsync(job.Id, Detaching with { OnInterrupt = OnInterrupt.Cancel }, interrupt.Token);

        ended.State.Should().Be(JobState.Cancelled);
        _shown.Should().Contain(["up", $"Cancelling job {job.Id} and waiting until it stops.", "saved"]);
        _shown.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task Follows_on_from_a_position()
    {
        var job = await _jobs.RunAsync("echo one; echo two");
        var first = await _jobs.Service.StreamLogsAsync(job.Id).FirstAsync();

        await Follower().FollowAsync(job.Id, Detaching with { From = first.Next }, CancellationToken.None);

        _shown.Should().Equal("two");
    }

    [Fact]
    public async Task A_log_that_ends_before_the_job_is_waited_on()
    {
        var service = new SlowlySettlingService(looks: 3);

        var ended = await new JobFollower(service, _shown.Add, TimeProvider.System).FollowAsync("job", Detaching, CancellationToken.None);

        ended.State.Should().Be(JobState.Succeeded);
        service.Looks.Should().Be(3);
        _shown.Should().Equal("line");
    }

    private JobFollower Follower(string? interruptAt = null, CancellationTokenSource? interrupt = null) =>
        new(
            _jobs.Service,
            line =>
            {
                _shown.Add(line);
                if (line == interruptAt)
                    interrupt!.Cancel();
            },
            TimeProvider.System);

    /// <summary>A service whose job is still running, to itself, when its log has ended.</summary>
    private sealed class SlowlySettlingService(int looks) : ITrainingJobService
    {
        public int Looks { get; private set; }

        public Task<TrainingJob> DescribeAsync(string id, CancellationToken cancellation) => Task.FromResult(new TrainingJob
        {
            Id = id,
            DisplayName = id,
            RunId = id,
            Labels = new Dictionary<string, string>(),
            State = ++Looks < looks ? JobState.Running : JobState.Succeeded,
            LogsAt = "",
            Created = default,
        });

        public Task<TrainingJobList> ListAsync(CancellationToken cancellation) => throw new NotSupportedException();

        public IAsyncEnumerable<LogEntry> StreamLogsAsync(string id, LogPosition from, bool follow, CancellationToken cancellation) =>
            new[] { new LogEntry("line", new LogPosition("1")) }.ToAsyncEnumerable();

        public Task<TrainingJob> CancelAsync(string id, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
