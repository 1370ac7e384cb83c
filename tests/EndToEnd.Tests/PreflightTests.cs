using EndToEnd.Tests.Running;
using FakeCloud.Buckets;
using FakeVertexAi;

namespace EndToEnd.Tests;

/// <summary>A cloud pipeline before anything of it is built.</summary>
public sealed class PreflightTests : IAsyncLifetime
{
    private const string Secret = "ya29.s3cret", Account = "trainer@my-project.iam.gserviceaccount.com";

    private readonly TempFolder _folder = new();
    private readonly Dictionary<string, string> _variables = [];
    private FakeTrainingCloud _cloud = null!;
    private FakeStorage _storage = null!;
    private Workshop _workshop = null!;

    public async ValueTask InitializeAsync()
    {
        _cloud = await FakeTrainingCloud.StartAsync();
        _cloud.Token = Secret;
        _cloud.Regions = ["us-central1", "us-east1"];
        _storage = await FakeStorage.StartAsync("my-bucket");
        _variables["CLOUDSDK_AUTH_ACCESS_TOKEN_FILE"] = _folder.Write("token", Secret);
        _variables["CLOUDSDK_API_ENDPOINT_OVERRIDES_AIPLATFORM"] = _variables["CLOUDSDK_API_ENDPOINT_OVERRIDES_IAM"] = _cloud.Address.ToString();
        _variables["STORAGE_EMULATOR_HOST"] = _storage.Address.Authority;
        _workshop = new Workshop(rows: 10, _ => $$"""
            image: { uri: us-central1-docker.pkg.dev/my-project/train/trainer:1, torch: cuda }
            submit:
              service: vertexAi
              project: my-project
              region: us-central1
              machineType: n1-standard-8
              acceleratorType: NVIDIA_TESLA_T4
              acceleratorCount: 1
              serviceAccount: {{Account}}
            """)
        {
            Variables = _variables,
        };
    }

    public async ValueTask DisposeAsync()
    {
        _workshop.Dispose();
        await _cloud.DisposeAsync();
        await _storage.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public void What_stands_in_the_way_of_nothing_is_told_with_its_price()
    {
        _cloud.AddServiceAccount(Account, permissions: "iam.serviceAccounts.actAs");

        Preflight("--set=storage.bucket=gs://my-bucket/team").OutputOf("Preflight").Should().Be(
            """
            Preflight: the job can run.
            Preflight: about 0.84 USD an hour (n1-standard-8 + 1 NVIDIA_TESLA_T4, us-central1): an estimate, from the table of 2026-08.
            """);
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once_and_nothing_is_built()
    {
        _storage.Place("my-bucket", "EU");
        string[] mistakes =
        [
            "--set=storage.bucket=gs://other-bucket", "--set=submit.baseOutputDirectory=gs://my-bucket/jobs", "--set=submit.region=",
            "--set=submit.regions=[us-central1, us-cental1]", "--set=submit.machineType=g2-standard-8", "--set=image.uri=trainer:1",
            "--set=notify={ command: [no-such-program], webhookVariable: NO_SUCH_HOOK }",
        ];

        var result = _workshop.Run(["--target=Submit", .. mistakes]);

        result.ExitCode.Should().Be(2, result.ToString());
        Snapshot.Match(
            _workshop.Neutral(string.Join('\n', result.Errors.Split('\n')[..^2])) + "\n", "EndToEnd.Tests/Snapshots/preflight-problems.txt");
        result.OutputOf("Preflight").Should().Contain("Preflight: bucket: gs://my-bucket is in EU, and the job may run in us-central1, us-cental1: ");
        Directory.Exists(_workshop.PathOf()).Should().BeFalse();
    }

    [Fact]
    public void Missing_credentials_are_told_once_with_what_could_not_be_checked()
    {
        _variables.Remove("CLOUDSDK_AUTH_ACCESS_TOKEN_FILE");
        (_variables["CLOUDSDK_CONFIG"], _variables["GOOGLE_APPLICATION_CREDENTIALS"]) = (_folder.PathOf("none"), "");
        _variables["NO_GCE_CHECK"] = "true";

        var result = _workshop.Run("--target=Preflight", "--set=storage.bucket=gs://my-bucket");

        result.ExitCode.Should().Be(5, result.ToString());
        result.Errors.Should().StartWith(
            "An error occurred when executing task 'Preflight'.\nError: credentials: There are no usable Google credentials. "
            + "Run gcloud auth application-default login, or set GOOGLE_APPLICATION_CREDENTIALS to a key file.\nTo carry on");
        result.Output.Should().Contain("Preflight: region us-central1: could not be checked: credentials are required.")
            .And.Contain($"Preflight: service account {Account}: could not be checked: credentials are required.");
    }

    [Fact]
    public void A_variable_that_a_notice_needs_is_missed_before_the_job_is_submitted()
    {
        using var local = new Workshop(rows: 10);

        var result = local.Run("--target=Submit", "--set=notify.webhookVariable=NO_SUCH_HOOK");

        result.ExitCode.Should().Be(2, result.ToString());
        result.Errors.Should().Be(local.CarryOn(
            "Preflight",
            "Error: notify.webhookVariable: the environment variable NO_SUCH_HOOK is not set. Set it to the webhook's address.",
            "--target=Submit", "--set=notify.webhookVariable=NO_SUCH_HOOK"));
    }

    private BuildResult Preflight(params string[] arguments)
    {
        var result = _workshop.MustRun(["--target=Preflight", .. arguments]);
        result.ToString().Should().NotContain(Secret);
        return result;
    }
}
