using System.Diagnostics;
using Jobs.Cloud;
using Jobs.Tests.Cloud;
using Jobs.VertexAi;

namespace Jobs.Tests.VertexAi;

/// <summary>Jobs whose container is a real process, followed as on any other service.</summary>
public sealed class RealTrainerTests : IAsyncLifetime
{
    private static readonly CloudTiming Quick = new()
    {
        PollInterval = TimeSpan.FromMilliseconds(30),
        LogsSettle = TimeSpan.FromMilliseconds(100),
    };

    private readonly List<string> _shown = [];
    private TrainingCloud _cloud = null!;
    private VertexAiJobService _service = null!;

    public async ValueTask InitializeAsync()
    {
        _cloud = await TrainingCloud.StartAsync();
        _service = _cloud.ServiceWith(Quick, clock: TimeProvider.System);
    }

    public ValueTask DisposeAsync() => _cloud.DisposeAsync();

    [Fact]
    public async Task The_container_gets_its_arguments_and_the_environment_of_the_service()
    {
        Run("for a; do echo \"[$a]\"; done; echo $GREETING $CLOUD_ML_JOB_ID; echo $AIP_MODEL_DIR $AIP_CHECKPOINT_DIR $AIP_TENSORBOARD_LOG_DIR");

        var job = await FollowAsync(CustomJobs.Tutorial with
        {
            Arguments = ["--labels=a,b", "two words", "", "$HOME"],
            Environment = new Dictionary<string, string> { ["GREETING"] = "hello" },
            BaseOutputDirectory = "gs://bucket/jobs/1",
        });

        job.State.Should().Be(JobState.Succeeded);
        _shown.Should().Equal(
            "Waiting for job to be provisioned.",
            "[--labels=a,b]",
            "[two words]",
            "[]",
            "[$HOME]",
            $"hello {job.Id}",
            "gs://bucket/jobs/1/model/ gs://bucket/jobs/1/checkpoints/ gs://bucket/jobs/1/logs/");
    }

    [Fact]
    public async Task A_trainer_that_fails_is_reported_with_its_exit_code_and_last_lines()
    {
        Run("i=0; while [ $i -lt 30 ]; do i=$((i+1)); echo \"step $i\"; done; sleep 0.2; echo 'CUDA out of memory' >&2; exit 3");

        var job = await FollowAsync(CustomJobs.Tutorial);

        job.State.Should().Be(JobState.Failed);
        job.ExitCode.Should().Be(3);
        job.Failure!.Reason.Should().Be("The replica workerpool0-0 exited with a non-zero status of 3");
        job.Failure.LastLines.Should().Equal([.. Enumerable.Range(12, 19).Select(i => $"step {i}"), "CUDA out of memory"]);
        _shown.Should().HaveCount(32);
    }

    [Fact]
    public async Task An_interrupt_detaches_from_the_job_and_it_goes_on()
    {
        Run($"echo up; while [ ! -e '{_cloud.PathOf("go")}' ]; do sleep 0.05; done; echo done");

        var detached = await FollowAsync(CustomJobs.Tutorial, interruptAt: "up");

        detached.State.Should().Be(JobState.Running);
        File.WriteAllText(_cloud.PathOf("go"), "");
        _shown.Clear();
        (await FollowAsync(CustomJobs.Tutorial)).State.Should().Be(JobState.Succeeded);
        _shown.Should().Equal("Waiting for job to be provisioned.", "up", "done");
    }

    [Fact]
    public async Task An_interrupt_that_cancels_the_job_shows_it_stop()
    {
        Run("trap 'echo saved; exit 1' TERM; echo up; while :; do sleep 0.05; done");

        var job = await FollowAsync(CustomJobs.Tutorial, interruptAt: "up", OnInterrupt.Cancel);

        job.State.Should().Be(JobState.Cancelled);
        _shown.Should().Equal(
            "Waiting for job to be provisioned.", "up", $"Cancelling job {job.Id} and waiting until it stops.", "saved");
    }

    /// <param name="script">What the container does with its arguments.</param>
    private void Run(string script) =>
        _cloud.Server.Runner = job => new ProcessStartInfo("/bin/sh", ["-c", script, "trainer", .. job.Arguments]);

    private async Task<TrainingJob> FollowAsync(
        CustomJobRequest request, string? interruptAt = null, OnInterrupt onInterrupt = OnInterrupt.Detach)
    {
        using var interrupt = new CancellationTokenSource();
        var follower = new JobFollower(
            _service,
            line =>
            {
                _shown.Add(line);
                if (line == interruptAt)
                    interrupt.Cancel();
            },
            TimeProvider.System);
        var job = await _service.SubmitAsync(request);
        return await follower.FollowAsync(job.Id, new FollowOptions(onInterrupt, "watch", "cancel"), interrupt.Token);
    }
}
