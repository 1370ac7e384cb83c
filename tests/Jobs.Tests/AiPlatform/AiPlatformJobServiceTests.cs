using System.Diagnostics;
using FakeVertexAi;
using Faults;
using Jobs.AiPlatform;
using Jobs.Cloud;
using Jobs.Tests.Cloud;

namespace Jobs.Tests.AiPlatform;

public sealed class AiPlatformJobServiceTests : IAsyncLifetime
{
    private const string Farewell = " Google shut down AI Platform Training on 2025-01-31: use Vertex AI (service: vertexAi).";

    private TrainingCloud _cloud = null!;

    public async ValueTask InitializeAsync() => _cloud = await TrainingCloud.StartAsync();

    public ValueTask DisposeAsync() => _cloud.DisposeAsync();

    private AiPlatformJobService Service =>
        new(TrainingCloud.Location, _cloud.Connection, new Dictionary<string, string>(), _cloud.Clock);

    [Fact]
    public async Task A_job_is_submitted()
    {
        var job = await Service.SubmitAsync(TrainingInputs.Tutorial);

        job.Should().BeEquivalentTo(new { Id = "my_job_1", RunId = "my_job_1", State = JobState.Queued });
        job.ConsoleAt.Should().Be("https://console.cloud.google.com/mlengine/jobs/my_job_1?project=my-project");
        var sent = _cloud.Server.RequestsOf(RequestKind.Create).Single();
        sent.Target.Should().Be("/v1/projects/my-project/jobs");
        sent.Body!.ShouldEqual(GcloudExchange.Read("01_legacy_submit_seed").BodyOfRun("my_job_1"));
    }

    [Theory]
    [InlineData("QUEUED", JobState.Queued)]
    [InlineData("PREPARING", JobState.Pending)]
    [InlineData("RUNNING", JobState.Running)]
    [InlineData("SUCCEEDED", JobState.Succeeded)]
    [InlineData("CANCELLING", JobState.Cancelling)]
    [InlineData("CANCELLED", JobState.Cancelled)]
    public async Task A_job_is_in_the_state_its_service_says(string state, JobState expected)
    {
        await Service.SubmitAsync(TrainingInputs.Tutorial);
        _cloud.Server.Jobs[0].Become(state);

        (await Service.DescribeAsync("my_job_1")).State.Should().Be(expected);
        _cloud.Server.RequestsOf(RequestKind.Get)[^1].Target.Should().Be("/v1/projects/my-project/jobs/my_job_1");
    }

    [Fact]
    public async Task A_cancelled_job_is_asked_to_stop_as_gcloud_asks()
    {
        await Service.SubmitAsync(TrainingInputs.Tutorial);

        (await Service.CancelAsync("my_job_1")).State.Should().Be(JobState.Cancelling);

        var (sent, gcloud) = (_cloud.Server.RequestsOf(RequestKind.Cancel).Single(), GcloudExchange.Read("03_legacy_cancel"));
        sent.Target.Should().Be(gcloud.Target.Replace("?alt=json", "", StringComparison.Ordinal));
        sent.Body!.ShouldEqual(gcloud.Body!);
    }

    [Fact]
    public async Task A_run_submitted_again_is_the_same_job()
    {
        await Service.SubmitAsync(TrainingInputs.Tutorial);

        (await Service.SubmitAsync(TrainingInputs.Tutorial)).Id.Should().Be("my_job_1");
        _cloud.Server.RequestsOf(RequestKind.Create).Should().ContainSingle();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lost_answer_does_not_make_a_second_job(bool stored)
    {
        _cloud.Server.Faults.Next(RequestKind.Create, new Fault.Drop { AfterWork = stored }, new Fault.Status(503) { AfterWork = stored });

        (await Service.SubmitAsync(TrainingInputs.Tutorial)).Id.Should().Be("my_job_1");
        _cloud.Server.Jobs.Should().ContainSingle();
    }

    [Fact]
    public async Task An_id_that_another_run_has_is_refused()
    {
        await Service.SubmitAsync(TrainingInputs.Tutorial);

        (await FluentActions.Awaiting(() => Service.SubmitAsync(TrainingInputs.Tutorial with { RunId = "my-job-1" })).Should()
            .ThrowAsync<FaultException>().WithMessage(
                "AI Platform (my-project, us-central1): job my_job_1 belongs to another run than my-job-1. Choose another run id."))
            .Which.Kind.Should().Be(FaultKind.Settings);
    }

    [Fact]
    public async Task An_id_that_another_run_gets_meanwhile_is_refused()
    {
        var exchange = GcloudExchange.Read("23_err_409_legacy_exists");
        using var http = new HttpClient();
        using var rival = new StringContent(TrainingInputs.Tutorial.ToBody("us-central1").ToJsonString());
        await http.PostAsync(new Uri(_cloud.Server.Address, "v1/projects/my-project/jobs"), rival);
        _cloud.Server.Faults.Next(RequestKind.Get, new Fault.Status(404));
        _cloud.Server.Faults.Next(RequestKind.Create, new Fault.Status(exchange.Status, exchange.Answer));

        await FluentActions.Awaiting(() => Service.SubmitAsync(TrainingInputs.Tutorial with { RunId = "my-job-1" })).Should()
            .ThrowAsync<FaultException>().WithMessage("*job my_job_1 belongs to another run than my-job-1. Choose another run id.");
    }

    [Fact]
    public async Task A_job_is_followed_and_its_failure_told()
    {
        _cloud.Server.Runner = job => new ProcessStartInfo("/bin/sh", ["-c", "echo $CLOUD_ML_JOB_ID \"$@\"; exit 2", "trainer", .. job.Arguments]);
        var timing = new CloudTiming { PollInterval = TimeSpan.FromMilliseconds(30), LogsSettle = TimeSpan.FromMilliseconds(100) };
        var service = new AiPlatformJobService(
            TrainingCloud.Location, _cloud.Connection, new Dictionary<string, string>(), TimeProvider.System, timing);
        var submitted = await service.SubmitAsync(TrainingInputs.Tutorial);

        var lines = await service.StreamLogsAsync(submitted.Id).Select(entry => entry.Text).ToListAsync();

        const string Line = "my_job_1 --lang=fr --bucket-name=my-bucket --model-dir=out/model";
        lines.Should().Equal("Waiting for job to be provisioned.", Line);
        var job = await service.DescribeAsync(submitted.Id);
        job.Failure!.ExitCode.Should().Be(2);
        job.Failure.LastLines[^1].Should().Be(Line);
        _cloud.Server.RequestsOf(RequestKind.ReadLog)[0].Body!["filter"]!.ToString().Should()
            .StartWith("(resource.type=\"ml_job\" OR resource.type=\"cloudml_job\") AND resource.labels.job_id=\"my_job_1\" AND timestamp>=");
    }

    [Fact]
    public async Task Jobs_of_runs_are_listed()
    {
        await Service.SubmitAsync(TrainingInputs.Tutorial);
        await Service.SubmitAsync(TrainingInputs.Tutorial with { RunId = "run-2" });

        (await Service.ListAsync()).Jobs.Select(job => job.RunId).Should().BeEquivalentTo("my_job_1", "run-2");
    }

    [Fact]
    public async Task A_refused_submission_says_that_the_service_is_no_more()
    {
        _cloud.Server.Faults.Always(RequestKind.Create, new Fault.Status(404));
        await FluentActions.Awaiting(() => Service.SubmitAsync(TrainingInputs.Tutorial)).Should().ThrowAsync<JobException>().WithMessage(
            "AI Platform (my-project, us-central1): run my_job_1 cannot be submitted: injected. Check the project and the region; "
            + "us-central1 must be a region of AI Platform." + Farewell);

        _cloud.Server.Faults.Always(RequestKind.Create, new Fault.Status(503));
        await FluentActions.Awaiting(() => Service.SubmitAsync(TrainingInputs.Tutorial)).Should().ThrowAsync<JobException>().WithMessage(
            "AI Platform (my-project, us-central1): it is not known whether run my_job_1 has a job (submit it again: an existing job is found "
            + "first): it answered 503 (injected). Try again later." + Farewell);
    }

    [Theory]
    [InlineData("no_such_job")]
    [InlineData("../x")]
    [InlineData("")]
    public async Task A_job_that_does_not_exist_is_a_mistake_of_the_user(string id) =>
        (await FluentActions.Awaiting(() => Service.DescribeAsync(id)).Should().ThrowAsync<FaultException>()
            .WithMessage($"AI Platform (my-project, us-central1): there is no job \"{id}\". List the jobs to find its id."))
            .Which.Kind.Should().Be(FaultKind.Settings);
}
