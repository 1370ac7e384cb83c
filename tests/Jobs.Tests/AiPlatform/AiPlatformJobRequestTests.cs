using System.Text.Json.Nodes;
using Faults;
using Jobs.Cloud;
using Jobs.Tests.Cloud;

namespace Jobs.Tests.AiPlatform;

public sealed class AiPlatformJobRequestTests
{
    [Fact]
    public void The_body_is_what_gcloud_sends() =>
        TrainingInputs.Tutorial.ToBody(TrainingInputs.Region)
            .ShouldEqual(GcloudExchange.Read("01_legacy_submit_seed").BodyOfRun("my_job_1"));

    [Fact]
    public void What_gcloud_takes_from_a_file_only_is_in_the_body_too()
    {
        var request = TrainingInputs.Custom with { Disk = new DiskSpec("pd-ssd", 200), MaxRunningTime = "3600s" };

        var input = request.ToBody(TrainingInputs.Region)["trainingInput"]!;

        input["masterConfig"]!["diskConfig"]!.ShouldEqual(JsonNode.Parse("""{ "bootDiskSizeGb": 200, "bootDiskType": "pd-ssd" }""")!);
        input["scheduling"]!.ShouldEqual(JsonNode.Parse("""{ "maxRunningTime": "3600s" }""")!);
    }

    [Theory]
    [InlineData("run-20261126-1", "run_20261126_1")]
    [InlineData("1st", "job_1st")]
    public void The_id_of_a_job_is_made_of_its_runs(string runId, string jobId) =>
        (TrainingInputs.Tutorial with { RunId = runId }).JobId.Should().Be(jobId);

    [Fact]
    public void A_machine_and_a_scale_tier_must_agree()
    {
        FluentActions.Invoking((TrainingInputs.Custom with { ScaleTier = "BASIC" }).Check).Should().Throw<FaultException>()
            .WithMessage("AI Platform accepts a machine only with scale tier CUSTOM, not with BASIC. Remove one of the two.");
        FluentActions.Invoking((TrainingInputs.Tutorial with { ScaleTier = "CUSTOM" }).Check).Should().Throw<FaultException>()
            .WithMessage("Scale tier CUSTOM requires a machine. Give its type.");
    }
}
