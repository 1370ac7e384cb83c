using System.Text.Json.Nodes;
using FakeVertexAi;
using Jobs.Cloud;

namespace Jobs.Tests.Cloud;

/// <summary>What can be found out before a job is submitted.</summary>
public sealed class CloudAccessTests : IAsyncLifetime
{
    private TrainingCloud _cloud = null!;

    private CloudAccess VertexAi => CloudAccess.ToVertexAi(TrainingCloud.Location, _cloud.Connection, _cloud.Clock);

    public async ValueTask InitializeAsync() => _cloud = await TrainingCloud.StartAsync();

    public async ValueTask DisposeAsync() => await _cloud.DisposeAsync();

    [Fact]
    public async Task One_job_of_the_region_is_asked_for_and_none_is_made()
    {
        await VertexAi.UseAsync(CancellationToken.None);

        var request = _cloud.Server.Requests.Should().ContainSingle().Which;
        (request.Kind, request.Target).Should().Be(
            (RequestKind.List, "/v1/projects/my-project/locations/us-central1/customJobs?pageSize=1"));
        _cloud.Server.Jobs.Should().BeEmpty();
    }

    [Fact]
    public async Task AI_Platform_is_asked_for_a_job_of_the_project()
    {
        await CloudAccess.ToAiPlatform(TrainingCloud.Location, _cloud.Connection, _cloud.Clock).UseAsync(CancellationToken.None);

        _cloud.Server.Requests.Should().ContainSingle().Which.Target.Should().Be("/v1/projects/my-project/jobs?pageSize=1");
    }

    [Fact]
    public async Task An_interface_that_is_not_enabled_is_told_with_the_command_that_enables_it()
    {
        _cloud.Server.Faults.Always(RequestKind.List, new Fault.Status(403, JsonNode.Parse("""
            { "error": { "code": 403, "message": "disabled", "status": "PERMISSION_DENIED", "details": [
              { "@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "SERVICE_DISABLED",
                "metadata": { "service": "aiplatform.googleapis.com" } }] } }
            """)));

        (await RefusalAsync()).Message.Should().Be(
            "Vertex AI (my-project, us-central1): jobs cannot be listed: the API aiplatform.googleapis.com is not enabled in the project. "
            + "Enable it: gcloud services enable aiplatform.googleapis.com --project=my-project");
    }

    [Fact]
    public async Task An_account_without_the_permission_is_told_the_role_that_has_it()
    {
        _cloud.Server.Faults.Always(RequestKind.List, new Fault.Status(403, JsonNode.Parse("""
            { "error": { "code": 403, "message": "denied", "status": "PERMISSION_DENIED", "details": [
              { "@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "IAM_PERMISSION_DENIED",
                "metadata": { "permission": "aiplatform.customJobs.list" } }] } }
            """)));

        (await RefusalAsync()).Message.Should().Be(
            "Vertex AI (my-project, us-central1): jobs cannot be listed: this account lacks the permission aiplatform.customJobs.list. "
            + "Give it the role: gcloud projects add-iam-policy-binding my-project --member=user:YOUR_ADDRESS --role=roles/aiplatform.user");
    }

    [Theory]
    [InlineData(403, false)]
    [InlineData(404, false)]
    [InlineData(503, true)]
    public async Task What_may_pass_is_told_apart_from_what_must_be_mended(int status, bool mayPass)
    {
        _cloud.Server.Faults.Always(RequestKind.List, new Fault.Status(status));

        (await RefusalAsync()).MayPass.Should().Be(mayPass);
    }

    [Fact]
    public async Task A_region_that_the_service_does_not_have_is_told()
    {
        _cloud.Server.Regions = ["europe-west4"];

        (await RefusalAsync()).Message.Should().EndWith("Check the project and the region; us-central1 must be a region of Vertex AI.");
    }

    [Fact]
    public async Task Signing_in_asks_for_a_token_and_sends_nothing()
    {
        await VertexAi.SignInAsync(CancellationToken.None);

        _cloud.Server.Requests.Should().BeEmpty();
    }

    private async Task<JobException> RefusalAsync() =>
        (await FluentActions.Awaiting(() => VertexAi.UseAsync(CancellationToken.None)).Should().ThrowAsync<JobException>()).Which;
}
