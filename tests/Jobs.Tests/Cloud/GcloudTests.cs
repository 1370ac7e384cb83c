using FakeVertexAi;
using Jobs.AiPlatform;
using Jobs.Cloud;
using Jobs.Tests.AiPlatform;
using Jobs.Tests.VertexAi;

namespace Jobs.Tests.Cloud;

/// <summary>What the real gcloud makes of the fake, and what it sends for the jobs that we send.</summary>
public sealed class GcloudTests : IAsyncLifetime
{
    private const string Region = "--region=us-central1";

    private TrainingCloud _cloud = null!;
    private TrainingGcloud _gcloud = null!;

    public async ValueTask InitializeAsync()
    {
        _cloud = await TrainingCloud.StartAsync();
        _cloud.Server.Token = TrainingCloud.Secret;
        _gcloud = new TrainingGcloud(_cloud.Server);
    }

    public async ValueTask DisposeAsync()
    {
        _gcloud.Dispose();
        await _cloud.DisposeAsync();
    }

    [Fact]
    public async Task It_sends_what_we_send_for_a_job_of_flags()
    {
        await CreateAsync(
            "--display-name=my-job",
            $"--worker-pool-spec=machine-type=n1-standard-8,accelerator-type=NVIDIA_TESLA_T4,accelerator-count=1,container-image-uri={CustomJobs.Image}",
            $"--worker-pool-spec=machine-type=n1-standard-4,replica-count=2,container-image-uri={CustomJobs.Image}",
            "--args=--lang=fr,--model-dir=out/model",
            "--command=python,-m,trainer",
            "--service-account=t@my-project.iam.gserviceaccount.com",
            "--network=projects/123/global/networks/default",
            "--enable-web-access",
            "--enable-dashboard-access",
            "--labels=run=abc,run_id=run-1",
            "--persistent-resource-id=pr1",
            "--kms-key=projects/my-project/locations/us-central1/keyRings/r/cryptoKeys/k");

        await _cloud.Service.SubmitAsync(CustomJobs.TwoPools with { RunId = "run-2" });

        BothSentTheSame("run-2", "run-1");
    }

    [Fact]
    public async Task It_sends_what_we_send_for_a_job_of_a_file()
    {
        var file = _gcloud.Write("job.yaml", File.ReadAllText(Repository.PathOf("tests", "Jobs.Tests", "Fixtures", "job.yaml")));
        await CreateAsync("--display-name=my-job-yaml", $"--config={file}", "--labels=run=abc,team=nlp,run_id=run-1");

        await _cloud.Service.SubmitAsync(CustomJobs.Everything with { RunId = "run-2" });

        BothSentTheSame("run-2", "run-1");
    }

    [Fact]
    public async Task It_sends_what_we_send_to_AI_Platform()
    {
        var request = TrainingInputs.Custom with { Disk = new DiskSpec("pd-ssd", 200), MaxRunningTime = "3600s" };
        var file = _gcloud.Write("input.yaml", $$"""
            trainingInput:
              network: {{request.Network}}
              scheduling: {maxRunningTime: 3600s}
              masterConfig:
                diskConfig: {bootDiskType: pd-ssd, bootDiskSizeGb: 200}
            """);
        await _gcloud.RunAsync(
            "ai-platform", "jobs", "submit", "training", request.JobId, "--scale-tier", "CUSTOM", "--region", TrainingInputs.Region,
            "--master-image-uri", request.Image, "--master-machine-type", "n1-standard-8",
            "--master-accelerator", "count=2,type=nvidia-tesla-t4", "--service-account", request.ServiceAccount!,
            "--config", file, "--enable-web-access", "--labels", $"team=nlp,run_id={request.RunId}",
            "--", "--lang=fr", "--bucket-name=my-bucket", "--model-dir=out/model");

        request.ToBody(TrainingInputs.Region).ShouldEqual(_cloud.Server.RequestsOf(RequestKind.Create).Single().Body!);
    }

    [Fact]
    public async Task It_lists_describes_and_cancels_our_job()
    {
        var job = await _cloud.Service.SubmitAsync(CustomJobs.Tutorial);

        (await _gcloud.RunAsync("ai", "custom-jobs", "list", Region, "--filter=labels.run_id=run-1", "--format=value(name)"))
            .Should().Be($"projects/123456789012/locations/us-central1/customJobs/{job.Id}");
        await _gcloud.RunAsync("ai", "custom-jobs", "cancel", job.Id, Region);
        (await _gcloud.RunAsync("ai", "custom-jobs", "describe", job.Id, Region, "--format=value(state)")).Should().Be("JOB_STATE_CANCELLING");
        (await _cloud.Service.DescribeAsync(job.Id)).State.Should().Be(JobState.Cancelling);
    }

    [Fact]
    public async Task It_lists_describes_and_cancels_our_job_of_AI_Platform()
    {
        var service = new AiPlatformJobService(TrainingCloud.Location, _cloud.Connection, new Dictionary<string, string>(), _cloud.Clock);
        await service.SubmitAsync(TrainingInputs.Tutorial);

        (await _gcloud.RunAsync("ai-platform", "jobs", "list", "--format=value(jobId)")).Should().Be("my_job_1");
        await _gcloud.RunAsync("ai-platform", "jobs", "cancel", "my_job_1");
        (await _gcloud.RunAsync("ai-platform", "jobs", "describe", "my_job_1", "--format=value(state)")).Should().Be("CANCELLING");
        (await service.DescribeAsync("my_job_1")).State.Should().Be(JobState.Cancelling);
    }

    [Fact]
    public async Task It_shows_the_log_of_our_job()
    {
        var job = await _cloud.Service.SubmitAsync(CustomJobs.Tutorial);
        var written = DateTimeOffset.UtcNow.AddMinutes(-1);
        for (var i = 0; i < 5; i++)
            _cloud.Server.Log.Write(job.Id, $"epoch {i}", written.AddSeconds(i));
        _cloud.Server.LargestPage = 2;
        _cloud.Server.Jobs.Single().Become("SUCCEEDED");

        var shown = await _gcloud.RunAsync("ai", "custom-jobs", "stream-logs", job.Id, Region, "--polling-interval=1");

        shown.Split('\n').Select(line => line.Split('\t')[^1]).Should().Equal(Enumerable.Range(0, 5).Select(i => $"epoch {i}"));
        (await _cloud.Service.StreamLogsAsync(job.Id).Select(entry => entry.Text).ToListAsync())
            .Should().Equal(Enumerable.Range(0, 5).Select(i => $"epoch {i}"));
    }

    [Fact]
    public async Task It_makes_two_jobs_of_one_command_when_the_answer_is_lost()
    {
        _cloud.Server.Faults.Next(RequestKind.Create, new Fault.Drop { AfterWork = true });

        await CreateAsync("--display-name=x", $"--worker-pool-spec=machine-type=n1-standard-8,container-image-uri={CustomJobs.Image}");

        _cloud.Server.Jobs.Should().HaveCount(2);
    }

    private Task<string> CreateAsync(params string[] arguments) => _gcloud.RunAsync(["ai", "custom-jobs", "create", Region, .. arguments]);

    private void BothSentTheSame(string ourRun, string theirRun)
    {
        var sent = _cloud.Server.RequestsOf(RequestKind.Create);
        sent.Should().HaveCount(2);
        sent[1].Target.Should().Be(sent[0].Target.Replace("?alt=json", "", StringComparison.Ordinal));
        var ours = sent[1].Body!;
        ours["labels"]!["run_id"]!.ToString().Should().Be(ourRun);
        ours["labels"]!["run_id"] = theirRun;
        ours.ShouldEqual(sent[0].Body!);
    }
}
