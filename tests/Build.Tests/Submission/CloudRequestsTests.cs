using System.Text.Json;
using System.Text.Json.Nodes;
using Build.Submission;
using Pipelines;

namespace Build.Tests.Submission;

public sealed class CloudRequestsTests
{
    private const string Image = "us-central1-docker.pkg.dev/my-project/train/trainer@sha256:abc";

    private static readonly CloudWork Work = new("run-1", Image, ["--lang=fr"], new Dictionary<string, string> { ["team"] = "nlp" });

    [Fact]
    public void Every_key_of_submit_has_its_place_in_a_custom_job()
    {
        var settings = Of(
            """
            submit={ service: vertexAi, project: my-project, region: us-central1, displayName: My job, machineType: n1-standard-8,
              acceleratorType: NVIDIA_TESLA_T4, acceleratorCount: 2, replicaCount: 3, diskSpec: { bootDiskType: pd-standard, bootDiskSizeGb: 200 },
              serviceAccount: trainer@my-project.iam.gserviceaccount.com, network: projects/1/global/networks/default, env: { WANDB_MODE: offline },
              baseOutputDirectory: gs://my-bucket/out, tensorboard: projects/1/locations/us-central1/tensorboards/42,
              scheduling: { timeout: 3600s, strategy: FLEX_START, maxWaitDuration: 1800s, restartJobOnWorkerRestart: true, disableRetries: true },
              persistentResourceId: resource-1, enableWebAccess: true }
            """);

        Match(CloudRequests.CustomJob(settings, Work).ToBody(), "custom-job.json");
    }

    [Fact]
    public void What_is_left_out_of_submit_is_left_out_of_the_job()
    {
        var settings = Of("submit={ service: vertexAi, project: my-project, region: us-central1, machineType: n1-standard-8 }");

        Match(CloudRequests.CustomJob(settings, Work).ToBody(), "smallest-custom-job.json");
    }

    [Fact]
    public void Every_key_that_AI_Platform_knows_has_its_place_in_its_job()
    {
        var settings = Of(
            """
            submit={ service: aiPlatform, project: my-project, region: us-central1, scaleTier: CUSTOM, machineType: n1-standard-8,
              acceleratorType: NVIDIA_TESLA_T4, acceleratorCount: 1, diskSpec: { bootDiskType: pd-ssd, bootDiskSizeGb: 200 },
              serviceAccount: trainer@my-project.iam.gserviceaccount.com, network: projects/1/global/networks/default,
              scheduling: { timeout: 3600s }, enableWebAccess: true }
            """);

        Match(CloudRequests.AiPlatformJob(settings, Work).ToBody("us-central1"), "ai-platform-job.json");
    }

    [Fact]
    public void The_tutorials_command_makes_the_tutorials_request()
    {
        var settings = Of("submit={ service: aiPlatform, project: my-project, region: us-central1, scaleTier: BASIC_GPU }");

        var body = CloudRequests.AiPlatformJob(
            settings,
            new CloudWork(
                "my-job-1",
                "gcr.io/my-project/trainer:tag",
                ["--lang=fr", "--bucket-name=my-bucket", "--model-dir=out/model"],
                new Dictionary<string, string>())).ToBody("us-central1");

        body.Remove("labels");
        JsonNode.DeepEquals(body, JsonNode.Parse(
            """
            {"jobId":"my_job_1","trainingInput":{"args":["--lang=fr","--bucket-name=my-bucket","--model-dir=out/model"],"enableWebAccess":false,
            "masterConfig":{"imageUri":"gcr.io/my-project/trainer:tag"},"region":"us-central1","scaleTier":"BASIC_GPU"}}
            """)).Should().BeTrue(body.ToJsonString());
    }

    private static PipelineSettings Of(string submit) => Settings.Quickstart(
        submit.ReplaceLineEndings(" "), "image={ uri: us-central1-docker.pkg.dev/my-project/train/trainer:1 }", "storage.bucket=gs://my-bucket");

    private static void Match(JsonObject body, string snapshot) => Snapshot.Match(
        body.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n", $"Build.Tests/Snapshots/{snapshot}");
}
