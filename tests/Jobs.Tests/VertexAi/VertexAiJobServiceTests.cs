using FakeVertexAi;
using Jobs.Cloud;
using Jobs.Tests.Cloud;

namespace Jobs.Tests.VertexAi;

public sealed class VertexAiJobServiceTests : IAsyncLifetime
{
    private TrainingCloud _cloud = null!;

    public async ValueTask InitializeAsync() => _cloud = await TrainingCloud.StartAsync();

    public ValueTask DisposeAsync() => _cloud.DisposeAsync();

    [Fact]
    public async Task A_job_is_described_by_its_number_or_its_name()
    {
        var submitted = await _cloud.Service.SubmitAsync(CustomJobs.Tutorial);
        _cloud.Server.Jobs[0].Become("RUNNING");

        var job = await _cloud.Service.DescribeAsync(submitted.Id);

        (await _cloud.Service.DescribeAsync($"projects/123456789012/locations/us-central1/customJobs/{job.Id}")).Should().BeEquivalentTo(job);
        job.State.Should().Be(JobState.Running);
        job.Started.Should().NotBeNull();
        job.Ended.Should().BeNull();
        job.ExitCode.Should().BeNull();
        job.LogsAt.Should().Be(
            "https://console.cloud.google.com/logs/query;query=resource.type%3D%22ml_job%22%0Aresource.labels.job_id%3D%22"
            + $"{job.Id}%22?project=my-project");
        job.ConsoleAt.Should().Be(
            $"https://console.cloud.google.com/vertex-ai/locations/us-central1/training/{job.Id}?project=my-project");
    }

    [Theory]
    [InlineData("QUEUED", JobState.Queued)]
    [InlineData("PENDING", JobState.Pending)]
    [InlineData("RUNNING", JobState.Running)]
    [InlineData("SUCCEEDED", JobState.Succeeded)]
    [InlineData("CANCELLING", JobState.Cancelling)]
    [InlineData("CANCELLED", JobState.Cancelled)]
    [InlineData("PAUSED", JobState.Paused)]
    [InlineData("EXPIRED", JobState.Expired)]
    [InlineData("UPDATING", JobState.Updating)]
    [InlineData("PARTIALLY_SUCCEEDED", JobState.PartiallySucceeded)]
    public async Task A_job_is_in_the_state_its_service_says(string state, JobState expected)
    {
        var job = await _cloud.Service.SubmitAsync(CustomJobs.Tutorial);
        _cloud.Server.Jobs[0].Become(state);

        job = await _cloud.Service.DescribeAsync(job.Id);

        job.State.Should().Be(expected);
        job.Failure.Should().BeNull();
        job.ExitCode.Should().Be(expected == JobState.Succeeded ? 0 : null);
    }

    [Fact]
    public async Task A_job_that_failed_says_why_with_the_end_of_its_log()
    {
        var job = await _cloud.Service.SubmitAsync(CustomJobs.Tutorial);
        for (var i = 0; i < 30; i++)
            _cloud.Server.Log.Write(job.Id, $"step {i}");
        _cloud.Server.LargestPage = 7;
        _cloud.Server.Jobs[0].Become("FAILED", GcloudExchange.Read("45_vertex_describe_failed").Answer["error"]!["message"]!.ToString());

        job = await _cloud.Service.DescribeAsync(job.Id);

        (await _cloud.Service.SubmitAsync(CustomJobs.Tutorial)).Should().BeEquivalentTo(job);
        (await _cloud.Service.CancelAsync(job.Id)).Should().BeEquivalentTo(job);
        job.ExitCode.Should().Be(1);
        job.Failure!.Reason.Should().Be("The replica workerpool0-0 exited with a non-zero status of 1");
        job.Failure.LastLines.Should().Equal(Enumerable.Range(10, 20).Select(i => $"step {i}"));
        FluentActions.Invoking(job.EnsureSucceeded).Should().Throw<JobException>().Which.Message.Should()
            .StartWith($"Job {job.Id} (my-job) failed: The replica workerpool0-0 exited with a non-zero status of 1. Its whole log: https://")
            .And.EndWith("\n    step 29");
    }

    [Fact]
    public async Task Why_a_job_failed_is_told_even_when_its_log_cannot_be_read()
    {
        var job = await _cloud.Service.SubmitAsync(CustomJobs.Tutorial);
        _cloud.Server.Jobs[0].Become("FAILED", "Internal error occurred.");
        _cloud.Server.Faults.Always(RequestKind.ReadLog, new Fault.Status(403));

        job = await _cloud.Service.DescribeAsync(job.Id);

        job.Failure!.Reason.Should().Be("Internal error occurred");
        job.Failure.ExitCode.Should().BeNull();
        job.Failure.LastLines.Should().ContainSingle().Which.Should().StartWith("Cloud Logging (my-project, us-central1): ");
    }

    [Theory]
    [InlineData(
        "Resources are insufficient in region: us-central1. Please try a different region or use a different accelerator.",
        "Resources are insufficient in region: us-central1. Please try a different region or use a different accelerator. "
        + "Use another region or machine type, or wait for capacity: set scheduling.strategy to FLEX_START")]
    [InlineData(null, "the service gives no reason")]
    public void The_reason_of_a_failure_is_told(string? message, string reason) => CloudFailure.Of(message).Reason.Should().Be(reason);

    [Fact]
    public async Task Jobs_of_runs_are_listed_newest_first_over_all_pages()
    {
        for (var i = 0; i < 7; i++)
        {
            await _cloud.Service.SubmitAsync(CustomJobs.Tutorial with { RunId = $"run-{i}" });
            _cloud.Server.Jobs[i].Set("createTime", $"2026-01-01T00:00:0{i}.000000Z");
        }

        using var http = new HttpClient();
        using var foreign = new StringContent("""{ "displayName": "of somebody else", "jobSpec": { "workerPoolSpecs": [{}] } }""");
        await http.PostAsync(new Uri(_cloud.Server.Address, "v1/projects/my-project/locations/us-central1/customJobs"), foreign);
        _cloud.Server.LargestPage = 3;

        var list = await _cloud.Service.ListAsync();

        list.Jobs.Select(job => job.RunId).Should().Equal(Enumerable.Range(0, 7).Reverse().Select(i => $"run-{i}"));
        list.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task A_service_with_a_scope_gives_its_labels_to_jobs_and_lists_no_others()
    {
        var (ours, theirs) = (Scoped("ours"), Scoped("theirs"));
        await _cloud.ServiceWith(new CloudTiming(), scope: theirs).SubmitAsync(CustomJobs.Tutorial);
        var service = _cloud.ServiceWith(new CloudTiming(), scope: ours);
        var job = await service.SubmitAsync(CustomJobs.Tutorial with { RunId = "run-2" });

        (await service.ListAsync()).Jobs.Should().ContainSingle().Which.Should().BeEquivalentTo(job);
        job.Labels.Should().Contain(JobLabels.Pipeline, "ours");
        (await _cloud.Service.ListAsync()).Jobs.Should().HaveCount(2);

        static Dictionary<string, string> Scoped(string pipeline) => new() { [JobLabels.Pipeline] = pipeline };
    }

    [Fact]
    public async Task A_job_in_an_unknown_state_is_reported_beside_the_others()
    {
        await _cloud.Service.SubmitAsync(CustomJobs.Tutorial);
        await _cloud.Service.SubmitAsync(CustomJobs.Tutorial with { RunId = "run-2" });
        _cloud.Server.Jobs[0].Become("DREAMING");

        var list = await _cloud.Service.ListAsync();

        list.Jobs.Should().ContainSingle().Which.RunId.Should().Be("run-2");
        list.Faults.Should().ContainSingle().Which.Message.Should()
            .StartWith("The job service returned the unknown state \"JOB_STATE_DREAMING\".");
    }

    [Fact]
    public async Task A_cancelled_job_is_asked_to_stop()
    {
        var job = await _cloud.Service.SubmitAsync(CustomJobs.Tutorial);

        (await _cloud.Service.CancelAsync(job.Id)).State.Should().Be(JobState.Cancelling);

        var sent = _cloud.Server.RequestsOf(RequestKind.Cancel).Single();
        sent.Target.Should().Be($"/v1/projects/my-project/locations/us-central1/customJobs/{job.Id}:cancel");
        sent.Body!.ShouldEqual(GcloudExchange.Read("13_vertex_cancel").Body!);
    }

    [Fact]
    public async Task A_job_that_had_ended_is_left_as_it_is()
    {
        var job = await _cloud.Service.SubmitAsync(CustomJobs.Tutorial);
        _cloud.Server.Jobs[0].Become("SUCCEEDED");

        (await _cloud.Service.CancelAsync(job.Id)).State.Should().Be(JobState.Succeeded);
        _cloud.Server.RequestsOf(RequestKind.Cancel).Should().BeEmpty();
    }

    [Fact]
    public async Task A_job_that_ends_while_it_is_cancelled_is_left_as_it_is()
    {
        var job = await _cloud.Service.SubmitAsync(CustomJobs.Tutorial);
        _cloud.Server.Received = request =>
        {
            if (request.Kind == RequestKind.Cancel)
                _cloud.Server.Jobs[0].Become("SUCCEEDED");
        };

        (await _cloud.Service.CancelAsync(job.Id)).State.Should().Be(JobState.Succeeded);
    }

    [Fact]
    public async Task A_service_that_fails_for_a_moment_is_asked_again()
    {
        var job = await _cloud.Service.SubmitAsync(CustomJobs.Tutorial);
        var passing = new Fault?[] { new Fault.Status(503), new Fault.Drop(), new Fault.Status(500), new Fault.Status(429, RetryAfter: 7) };
        _cloud.Server.Faults.Next(RequestKind.Get, passing);
        _cloud.Server.Faults.Next(RequestKind.Cancel, new Fault.Status(503) { AfterWork = true });
        _cloud.Server.Faults.Next(RequestKind.List, new Fault.Status(502));

        (await _cloud.Service.DescribeAsync(job.Id)).State.Should().Be(JobState.Pending);
        (await _cloud.Service.CancelAsync(job.Id)).State.Should().Be(JobState.Cancelling);
        (await _cloud.Service.ListAsync()).Jobs.Should().ContainSingle();

        _cloud.Clock.Pauses.Should().HaveCount(6).And.Contain(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task A_server_that_asks_for_too_long_a_pause_does_not_get_it()
    {
        _cloud.Server.Faults.Always(RequestKind.List, new Fault.Status(503, RetryAfter: 3600));

        await FluentActions.Awaiting(() => _cloud.Service.ListAsync()).Should().ThrowAsync<JobException>();
        _cloud.Clock.Pauses.Should().BeEmpty();
    }
}
