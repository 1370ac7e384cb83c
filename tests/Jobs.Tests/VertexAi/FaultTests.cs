using System.Text.Json.Nodes;
using FakeVertexAi;
using Faults;
using Jobs.Cloud;
using Jobs.Tests.Cloud;
using Jobs.VertexAi;

namespace Jobs.Tests.VertexAi;

/// <summary>What users read when the service refuses something.</summary>
public sealed class FaultTests : IAsyncLifetime
{
    private const string Submitting = "Vertex AI (my-project, us-central1): run run-1 cannot be submitted: ";

    private TrainingCloud _cloud = null!;

    public async ValueTask InitializeAsync() => _cloud = await TrainingCloud.StartAsync();

    public ValueTask DisposeAsync() => _cloud.DisposeAsync();

    [Theory]
    [InlineData(
        "20_err_403_permission",
        "this account lacks the permission aiplatform.customJobs.create. Give it the role: gcloud projects add-iam-policy-binding my-project "
        + "--member=user:YOUR_ADDRESS --role=roles/aiplatform.user")]
    [InlineData(
        "21_err_403_api_disabled",
        "the API aiplatform.googleapis.com is not enabled in the project. Enable it: gcloud services enable aiplatform.googleapis.com "
        + "--project=my-project")]
    [InlineData(
        "24_err_429_quota",
        "the project's quota aiplatform.googleapis.com/custom_model_training_nvidia_t4_gpus is used up in us-central1. Wait until other jobs "
        + "have ended, use another machine type or region, or request more: https://console.cloud.google.com/iam-admin/quotas?project=my-project")]
    [InlineData(
        "25_err_400_invalid",
        "jobSpec.workerPoolSpecs[0].containerSpec.imageUri: image not found. Check that us-central1-docker.pkg.dev/my-project/train/trainer:abc123 "
        + "was pushed, and that the account that runs the job can read it: role roles/artifactregistry.reader")]
    [InlineData("26_err_401", "the credentials are not accepted. Sign in again: gcloud auth application-default login")]
    [InlineData(
        "29_err_429_retryafter_once",
        "too many requests (Quota exceeded for quota metric Resource management (CRUD) requests). Try again in a few minutes.")]
    public async Task A_refused_submission_says_why_and_what_to_do(string capture, string message)
    {
        var exchange = GcloudExchange.Read(capture);
        _cloud.Server.Faults.Always(RequestKind.Create, new Fault.Status(exchange.Status, exchange.Answer));

        await ShouldFailAsync(CustomJobs.Tutorial, Submitting + message);
    }

    [Theory]
    [InlineData("27_err_500_retry", "it answered 500 (Internal error encountered.). Try again later.")]
    [InlineData("28_err_503_once_then_ok", "it answered 503 (The service is currently unavailable.). Try again later.")]
    public async Task A_failing_service_is_asked_again_and_then_named(string capture, string message)
    {
        var exchange = GcloudExchange.Read(capture);
        _cloud.Server.Faults.Always(RequestKind.List, new Fault.Status(exchange.Status, exchange.Answer));

        await ShouldFailAsync(CustomJobs.Tutorial, Submitting + message);
        _cloud.Server.RequestsOf(RequestKind.List).Should().HaveCount(6);
        _cloud.Server.RequestsOf(RequestKind.Create).Should().BeEmpty();
    }

    [Fact]
    public async Task A_broken_connection_is_named()
    {
        _cloud.Server.Faults.Always(RequestKind.List, new Fault.Drop());

        var fault = await FluentActions.Awaiting(() => _cloud.Service.SubmitAsync(CustomJobs.Tutorial)).Should().ThrowAsync<JobException>();

        fault.Which.Message.Should().StartWith(Submitting + "127.0.0.1: the connection failed (")
            .And.EndWith("). Check the network, then try again.").And.NotContain("\n");
    }

    [Fact]
    public async Task A_service_that_listens_no_more_is_named()
    {
        await _cloud.Server.DisposeAsync();

        await FluentActions.Awaiting(() => _cloud.Service.ListAsync()).Should().ThrowAsync<JobException>().WithMessage(
            "Vertex AI (my-project, us-central1): jobs cannot be listed: 127.0.0.1: the connection failed (*). Check the network, then try again.");
    }

    [Fact]
    public async Task A_region_that_does_not_exist_is_named()
    {
        using var http = new HttpClient(new UnknownHost());
        var nowhere = new Uri("https://us-nowhere1-aiplatform.invalid/");
        var service = new VertexAiJobService(
            new CloudLocation("my-project", "us-nowhere1"),
            new GoogleConnection(http, _cloud.Tokens, new GoogleEndpoints(nowhere, nowhere, nowhere)),
            new Dictionary<string, string>(),
            _cloud.NotesFolder,
            _cloud.Clock);

        await FluentActions.Awaiting(() => service.SubmitAsync(CustomJobs.Tutorial)).Should().ThrowAsync<JobException>().WithMessage(
            "Vertex AI (my-project, us-nowhere1): run run-1 cannot be submitted: us-nowhere1-aiplatform.invalid cannot be found. "
            + "Check that us-nowhere1 is a region of Vertex AI, and check the network.");
        _cloud.Clock.Pauses.Should().BeEmpty();
    }

    [Fact]
    public async Task A_project_that_does_not_exist_is_named()
    {
        _cloud.Server.Faults.Always(RequestKind.Create, new Fault.Status(404, Error(404, "Requested entity was not found.")));

        await ShouldFailAsync(
            CustomJobs.Tutorial,
            Submitting + "Requested entity was not found. Check the project and the region; us-central1 must be a region of Vertex AI.");
    }

    [Fact]
    public async Task A_service_account_that_may_not_be_used_is_named()
    {
        _cloud.Server.Faults.Always(
            RequestKind.Create, new Fault.Status(403, Error(403, "You do not have permission to act as service account: trainer@my-project.")));

        await ShouldFailAsync(
            CustomJobs.Everything,
            Submitting + "this account is not allowed to run jobs as trainer@my-project.iam.gserviceaccount.com: You do not have permission to act as service account: "
            + "trainer@my-project. Grant the permission: gcloud iam service-accounts add-iam-policy-binding "
            + "trainer@my-project.iam.gserviceaccount.com --member=user:YOUR_ADDRESS --role=roles/iam.serviceAccountUser");
    }

    [Fact]
    public async Task A_setting_that_is_not_accepted_is_named()
    {
        _cloud.Server.Faults.Always(RequestKind.Create, new Fault.Status(400, Error(400, "Machine type \"n9-big\" is not supported.")));

        await ShouldFailAsync(CustomJobs.Tutorial, Submitting + "Machine type \"n9-big\" is not supported. Change the settings of the job.");
    }

    [Fact]
    public async Task An_answer_of_a_proxy_is_told_by_its_status()
    {
        _cloud.Server.Faults.Always(RequestKind.List, new Fault.Page(407, "<html>\n<b>who are you</b>"));

        await ShouldFailAsync(CustomJobs.Tutorial, Submitting + "it answered 407 (Proxy Authentication Required). Check the settings of the job.");
    }

    [Fact]
    public async Task A_token_that_the_server_repeats_is_not_shown()
    {
        _cloud.Server.Faults.Always(
            RequestKind.Create, new Fault.Status(400, Error(400, $"Bad header Authorization:\nBearer {TrainingCloud.Secret}")));

        await ShouldFailAsync(CustomJobs.Tutorial, Submitting + "Bad header Authorization: Bearer …. Change the settings of the job.");
    }

    [Fact]
    public async Task A_long_text_of_the_servers_is_cut()
    {
        _cloud.Server.Faults.Always(RequestKind.Create, new Fault.Status(400, Error(400, new string('x', 4000))));

        await ShouldFailAsync(CustomJobs.Tutorial, Submitting + new string('x', 500) + "…. Change the settings of the job.");
    }

    [Fact]
    public async Task A_job_that_does_not_exist_is_a_mistake_of_the_user()
    {
        var exchange = GcloudExchange.Read("22_err_404");
        _cloud.Server.Faults.Always(RequestKind.Get, new Fault.Status(exchange.Status, exchange.Answer));

        foreach (var ask in new Func<string, Task>[] { id => _cloud.Service.DescribeAsync(id), id => _cloud.Service.CancelAsync(id), ReadLogAsync })
        {
            foreach (var id in new[] { "999", "../999", "", "projects/p/locations/europe-west4/customJobs/1", "1\n" })
            {
                (await FluentActions.Awaiting(() => ask(id)).Should().ThrowAsync<FaultException>().WithMessage(
                    $"Vertex AI (my-project, us-central1): there is no job \"{id}\". List the jobs to find its id."))
                    .Which.Kind.Should().Be(FaultKind.Settings);
            }
        }

        _cloud.Server.RequestsOf(RequestKind.Get).Should().HaveCount(3);
    }

    [Fact]
    public async Task A_log_that_may_not_be_read_is_named()
    {
        var job = await _cloud.Service.SubmitAsync(CustomJobs.Tutorial);
        var denied = GcloudExchange.Read("20_err_403_permission").Answer;
        var info = denied["error"]!["details"]![0]!["metadata"]!;
        info["permission"] = "logging.logEntries.list";
        _cloud.Server.Faults.Always(RequestKind.ReadLog, new Fault.Status(403, denied));

        await FluentActions.Awaiting(() => ReadLogAsync(job.Id)).Should().ThrowAsync<JobException>().WithMessage(
            $"Cloud Logging (my-project, us-central1): the log of job {job.Id} cannot be read: this account lacks the permission "
            + "logging.logEntries.list. Give it the role: gcloud projects add-iam-policy-binding my-project --member=user:YOUR_ADDRESS "
            + "--role=roles/logging.viewer");
    }

    private async Task ReadLogAsync(string id) => await _cloud.Service.StreamLogsAsync(id).ToListAsync();

    private async Task ShouldFailAsync(CustomJobRequest request, string message)
    {
        var fault = (await FluentActions.Awaiting(() => _cloud.Service.SubmitAsync(request)).Should().ThrowAsync<JobException>()).Which;
        fault.Message.Should().Be(message);
        fault.ToString().Should().NotContain(TrainingCloud.Secret);
        _cloud.Server.Jobs.Should().BeEmpty();
    }

    private static JsonObject Error(int code, string message) =>
        new() { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } };

    /// <summary>The network where a name is asked for that nobody has.</summary>
    private sealed class UnknownHost : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new HttpRequestException(
                HttpRequestError.NameResolutionError,
                "Name or service not known",
                new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.HostNotFound));
    }
}
