using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using EndToEnd.Tests.Running;
using FakeVertexAi;

namespace EndToEnd.Tests.Cloud;

/// <summary>From the CSV to the model through Vertex AI and Cloud Storage, over HTTP.</summary>
public sealed class VertexAiTests(CloudWorkshop cloud) : IClassFixture<CloudWorkshop>, IDisposable
{
    private const string Endless = "echo training; trap 'exit 143' TERM; while :; do sleep 0.1; done";

    private Workshop Workshop => cloud.Workshop;

    public void Dispose()
    {
        cloud.Jobs.Runner = cloud.RunContainer;
        foreach (var job in cloud.Jobs.Jobs.Where(job => !job.HasEnded))
            job.Become("CANCELLED");
    }

    [Fact]
    public async Task The_container_trains_in_the_cloud_and_the_model_is_in_the_bucket()
    {
        var before = cloud.Jobs.Jobs.Count;

        var result = Workshop.MustRun("--target=Submit", "--new-run");

        var job = cloud.Jobs.Jobs.Skip(before).Should().ContainSingle().Subject;
        job.Image.Should().Be(cloud.Recorded().Pushed).And.Contain("@sha256:");
        var labels = job.Resource["labels"]!.AsObject().Select(label => label.Key);
        labels.Should().Contain("pipeline").And.Contain("run_id");
        result.OutputOf("Submit").Should().Contain($"Submit: job {job.Id} on Vertex AI, project my-project, us-central1\n")
            .And.Contain($"Submit: its page: https://console.cloud.google.com/vertex-ai/locations/us-central1/training/{job.Id}?project=my-project\n")
            .And.Contain("language model, frozen")
            .And.EndWith(
                $"""
                Submit: the model is gs://my-bucket/{cloud.ModelObject}, its scores are gs://my-bucket/models/{Workshop.Name}.scores.json.
                Submit: download them with the model card and the run record: ./build.sh --target=Fetch --pipeline={Workshop.PipelinePath}
                """);
        cloud.Storage.Find(CloudWorkshop.Bucket, cloud.ModelObject).Should().NotBeNull();
        cloud.Storage.Find(CloudWorkshop.Bucket, $"jobs/model/{Workshop.Name}.model.zip").Should().NotBeNull("the job has a baseOutputDirectory");
        await GcloudAgreesAsync(job);

        Workshop.MustRun("--target=Submit").OutputOf("Submit").Should().StartWith("Submit: up to date: ").And.Contain("Submit: the model is ");
        cloud.Jobs.Jobs.Should().HaveCount(before + 1);
        var folder = Path.Combine(Workshop.Folder, "fetched");
        Workshop.MustRun("--target=Fetch", $"--to={folder}");
        Workshop.RunTrainer("a late parcel\n", "predict", "--model", Path.Combine(folder, Path.GetFileName(cloud.ModelObject))).Should().Contain("\"labels\"");
        NoSecretIn(result.ToString());
    }

    [Fact]
    public void A_build_that_is_killed_takes_its_job_up_again()
    {
        Run(Endless);
        var before = cloud.Jobs.Jobs.Count;
        using (var build = Workshop.Start("--target=Submit", "--new-run"))
        {
            build.WaitFor("\ntraining\n");
            build.Kill();
        }

        using var second = Workshop.Start("--target=Submit");
        second.WaitFor("\ntraining\n");

        var job = cloud.Jobs.Jobs.Skip(before).Should().ContainSingle().Subject;
        Workshop.MustRun("--target=Status").OutputOf("Status").Should().Contain($"{job.Id}  JOB_STATE_RUNNING");
        Workshop.MustRun("--target=Logs").OutputOf("Logs").Should().Contain("training");
        Workshop.MustRun("--target=Cancel").OutputOf("Cancel").Should().Be($"Cancel: job {job.Id} is JOB_STATE_CANCELLING.");
        var result = second.WaitForExit();
        result.ExitCode.Should().Be(5);
        result.Errors.Should().Contain($"Job {job.Id} ({Workshop.Name}) is JOB_STATE_CANCELLED. Its log: https://console.cloud.google.com/logs/");
    }

    [Fact]
    public void Ctrl_C_detaches_from_the_job_and_Watch_comes_back()
    {
        Run(Endless);
        using var build = Workshop.Start("--target=Submit", "--new-run");
        build.WaitFor("\ntraining\n");
        var job = cloud.Jobs.Jobs[^1];

        build.Interrupt();
        var result = build.WaitForExit();

        result.ExitCode.Should().Be(0, result.ToString());
        result.OutputOf("Submit").Should().EndWith(
            $"""
            Detached: job {job.Id} continues to run.
              Follow it again: ./build.sh --target=Watch --pipeline={Workshop.PipelinePath} --job={job.Id}
              Cancel it:       ./build.sh --target=Cancel --pipeline={Workshop.PipelinePath} --job={job.Id}
            """);
        job.State.Should().Be("RUNNING");
        Workshop.Run("--target=Clean").Errors.Should().Contain($"Clean: job {job.Id} is still running.");
        using var watch = Workshop.Start("--target=Watch", $"--job={job.Id}");
        watch.WaitFor("\ntraining\n");
        Workshop.MustRun("--target=Cancel", $"--job={job.Id}");
        watch.WaitForExit().ExitCode.Should().Be(5);
    }

    [Fact]
    public void A_job_that_fails_ends_the_build_with_its_reason_and_last_lines()
    {
        Run("echo step 1; echo CUDA out of memory >&2; exit 4");

        var result = Workshop.Run("--target=Submit", "--new-run");

        result.ExitCode.Should().Be(5);
        result.Errors.Should().Contain("failed: The replica workerpool0-0 exited with a non-zero status of 4")
            .And.Contain("\nIts last lines:\n").And.Contain("\n    CUDA out of memory\n").And.Contain("\nTo carry on from there: ");
    }

    [Fact]
    public void Where_a_quota_is_used_up_the_next_region_gets_the_run()
    {
        Run("exit 0");
        cloud.Jobs.Faults.Next(RequestKind.Create, new Fault.Status(429, Quota));

        var result = Workshop.Run([.. TwoRegions, "--new-run"]);

        cloud.Jobs.Jobs[^1].Parent.Should().EndWith("/europe-west4");
        result.Output.Should().Contain("Submit: no machine in us-central1: ").And.Contain("the project's quota")
            .And.Contain("Submit: trying europe-west4.\n");
    }

    [Fact]
    public void Where_no_machine_is_free_the_next_region_gets_another_run()
    {
        var before = cloud.Jobs.Jobs.Count;
        Run("exit 0");
        cloud.Jobs.Runner = job => job.Parent.EndsWith("us-central1", StringComparison.Ordinal) ? OutOfStock(job) : Shell("exit 0");

        var result = Workshop.Run([.. TwoRegions, "--new-run"]);

        cloud.Jobs.Jobs.Skip(before).Select(job => job.Parent.Split('/')[^1]).Should().Equal("us-central1", "europe-west4");
        cloud.Jobs.Jobs.Skip(before).Select(job => job.Resource["labels"]!["run_id"]!.ToString()).Should().OnlyHaveUniqueItems();
        result.Output.Should().Contain("Submit: no machine in us-central1: Resources are insufficient in region: us-central1")
            .And.Contain("Submit: trying europe-west4.\n");
    }

    [Fact]
    public void Plan_prints_the_request_to_the_letter()
    {
        Workshop.MustRun("--target=PushImage");
        Run(Endless);
        var plan = Workshop.MustRun("--target=Plan", "--new-run").OutputOf("Plan");
        using var build = Workshop.Start("--target=Submit", "--new-run");
        build.WaitFor("\ntraining\n");

        var sent = cloud.Jobs.RequestsOf(RequestKind.Create).Last().Body!;
        var planned = JsonNode.Parse(plan[plan.IndexOf("    {\n", StringComparison.Ordinal)..])!;
        planned["labels"]!["run_id"] = sent["labels"]!["run_id"]!.ToString();
        JsonNode.DeepEquals(planned, sent).Should().BeTrue(planned + "\n" + sent);
    }

    [Fact]
    public void The_service_before_Vertex_AI_gets_its_own_request_and_the_user_a_warning()
    {
        Run("exit 0");

        var result = Workshop.Run(
            "--target=Submit", "--new-run", "--set=submit.service=aiPlatform", "--set=submit.machineType=", "--set=submit.baseOutputDirectory=", "--set=submit.scaleTier=BASIC");

        var job = cloud.Jobs.Jobs[^1];
        job.IsLegacy.Should().BeTrue();
        job.Resource["trainingInput"]!["scaleTier"]!.ToString().Should().Be("BASIC");
        (result.Output + result.Errors).Should().Contain("Google shut AI Platform Training down on 2025-01-31.");
    }

    private string[] TwoRegions => ["--target=Submit", "--set=submit.region=", "--set=submit.regions=[us-central1, europe-west4]"];

    private static JsonNode Quota => JsonNode.Parse(
        """
        {"error":{"code":429,"status":"RESOURCE_EXHAUSTED","message":"The following quota metrics exceed quota limits: aiplatform.googleapis.com/custom_model_training_nvidia_t4_gpus"}}
        """)!;

    private ProcessStartInfo OutOfStock(FakeJob job)
    {
        _ = Task.Delay(500).ContinueWith(
            _ => job.Become("FAILED", "Resources are insufficient in region: us-central1. Please try a different region or use a different accelerator."),
            TaskScheduler.Default);
        return Shell("exec sleep 3600");
    }

    private void Run(string script) => cloud.Jobs.Runner = _ => Shell(script);

    private static ProcessStartInfo Shell(string script) => new("/bin/sh", ["-c", script]);

    private async Task GcloudAgreesAsync(FakeJob job)
    {
        var gcloud = new RealGcloud(Path.Combine(Workshop.Folder, "gcloud"), new Dictionary<string, string>(cloud.Servers)
        {
            ["CLOUDSDK_CORE_PROJECT"] = "my-project",
            ["CLOUDSDK_AUTH_ACCESS_TOKEN_FILE"] = cloud.TokenFile,
        });
        var listed = (await gcloud.RunAsync("storage", "ls", "--long", $"gs://{CloudWorkshop.Bucket}/**")).Require();
        listed.Should().Contain($"gs://my-bucket/{cloud.ModelObject}").And.Contain($"gs://my-bucket/pretrained/en/{Workshop.Name}.csv");
        using var described = JsonDocument.Parse(
            (await gcloud.RunAsync("ai", "custom-jobs", "describe", job.Id, "--region=us-central1", "--format=json")).Require());
        described.RootElement.GetProperty("state").GetString().Should().Be("JOB_STATE_SUCCEEDED");
        described.RootElement.GetProperty("jobSpec").GetProperty("workerPoolSpecs")[0].GetProperty("containerSpec").GetProperty("imageUri")
            .GetString().Should().Be(job.Image);
    }

    private void NoSecretIn(string output)
    {
        string[] secrets = [CloudWorkshop.Token, ContainerWorkshop.Password];
        var files = Directory.GetFiles(Workshop.PathOf(), "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".json" or ".log" or ".csv" or ".txt").Select(File.ReadAllText);
        foreach (var text in files.Append(output))
            secrets.Should().NotContain(secret => text.Contains(secret, StringComparison.Ordinal));
    }
}
