using Build.Cloud;
using FakeVertexAi;
using Jobs.Cloud;

namespace Build.Tests.Cloud;

/// <summary>The checks that ask Google, against a server of the test's own.</summary>
public sealed class CloudChecksTests : IAsyncLifetime
{
    private const string Account = "trainer@my-project.iam.gserviceaccount.com";

    private readonly HttpClient _http = new();
    private readonly TempFolder _folder = new();
    private readonly TimeProvider _clock = new ImpatientTime(new CloudTiming().Patience);
    private FakeTrainingCloud _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeTrainingCloud.StartAsync();
        _server.Token = "secret";
        _folder.Write("token", "secret");
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _http.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Credentials_that_can_be_had_pass() => (await Checks.FindAsync(new CredentialsCheck(Access("us-central1")))).Should().BeEmpty();

    [Fact]
    public async Task Credentials_that_are_missing_are_a_problem() =>
        (await Checks.FindAsync(new CredentialsCheck(Access("us-central1", _folder.PathOf("none"))))).Should().ContainSingle().Which
            .Should().StartWith($"credentials: {_folder.PathOf("none")}: the access token file cannot be read: ");

    [Fact]
    public async Task A_region_where_jobs_can_be_listed_passes() => (await RegionAsync("europe-west4")).Should().BeEmpty();

    [Fact]
    public async Task Credentials_that_are_not_accepted_are_a_problem_of_every_region()
    {
        _server.Token = "another";

        (await RegionAsync("europe-west4")).Should().Equal(
            "region europe-west4: Vertex AI (my-project, europe-west4): jobs cannot be listed: the credentials are not accepted. "
            + "Sign in again: gcloud auth application-default login");
    }

    [Fact]
    public async Task A_region_that_there_is_not_is_told_with_the_nearest()
    {
        _server.Regions = ["us-central1"];

        (await RegionAsync("us-cental1")).Should().Equal(
            "region us-cental1: us-cental1 is not one of the regions known as of 2026-08. Did you mean us-central1? Vertex AI (my-project, us-cental1): "
            + "jobs cannot be listed: The requested URL was not found on this server. Check the project and the region; us-cental1 must be a region of Vertex AI.");
    }

    [Fact]
    public async Task A_region_that_only_the_service_knows_is_a_warning() =>
        (await RegionAsync("us-central9")).Should().Equal(
            "Warning: region us-central9: us-central9 is not one of the regions known as of 2026-08. Did you mean us-central1?");

    [Fact]
    public async Task A_service_that_does_not_answer_for_now_leaves_the_region_unchecked()
    {
        _server.Faults.Always(RequestKind.List, new Fault.Status(503));

        (await RegionAsync("us-central1")).Should().ContainSingle().Which.Should().StartWith(
            "Unchecked: region us-central1: could not be checked: Vertex AI (my-project, us-central1): jobs cannot be listed: it answered 503");
    }

    [Theory]
    [InlineData("us-central1", "Unchecked: region us-central1: could not be checked: credentials are required.")]
    [InlineData("us-cental1", "region us-cental1: us-cental1 is not one of the regions known as of 2026-08. Did you mean us-central1?")]
    public async Task Without_credentials_the_table_is_all_there_is(string region, string line)
    {
        (await Checks.FindAsync(new RegionCheck(region, Access(region), MachineCatalog.Shipped), signedIn: false)).Should().Equal(line);
        _server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task An_account_that_jobs_may_run_as_passes()
    {
        _server.AddServiceAccount(Account, permissions: "iam.serviceAccounts.actAs");

        (await AccountAsync(Account)).Should().BeEmpty();
    }

    [Theory]
    [InlineData(Account, "the account does not exist. Create it: gcloud iam service-accounts create trainer --project=my-project")]
    [InlineData("trainer@other.iam.gserviceaccount.com", "the account does not exist. List the existing accounts: gcloud iam service-accounts list --project=my-project")]
    public async Task An_account_that_is_not_there_is_a_problem(string address, string message) =>
        (await AccountAsync(address)).Should().Equal($"service account {address}: {message}");

    [Fact]
    public async Task An_account_that_is_disabled_is_a_problem()
    {
        _server.AddServiceAccount(Account, isDisabled: true, "iam.serviceAccounts.actAs");

        (await AccountAsync(Account)).Should().Equal(
            $"service account {Account}: it is disabled. Enable it: gcloud iam service-accounts enable {Account}");
    }

    [Fact]
    public async Task An_account_that_jobs_may_not_run_as_is_a_problem()
    {
        _server.AddServiceAccount(Account);

        (await AccountAsync(Account)).Should().Equal(
            $"service account {Account}: you may not run jobs as this account (iam.serviceAccounts.actAs is missing). Allow it: gcloud iam service-accounts "
            + $"add-iam-policy-binding {Account} --member=user:YOUR_ADDRESS --role=roles/iam.serviceAccountUser");
    }

    [Fact]
    public async Task An_account_that_may_not_be_asked_about_is_unchecked()
    {
        _server.AddServiceAccount(Account, permissions: "iam.serviceAccounts.actAs");
        _server.Faults.Always(RequestKind.TestServiceAccount, new Fault.Status(403));

        (await AccountAsync(Account)).Should().ContainSingle().Which.Should().StartWith(
            $"Unchecked: service account {Account}: could not be checked: IAM (my-project, us-central1): service account {Account} cannot be looked up: ");
        (await Checks.FindAsync(AccountCheck(Account), signedIn: false)).Should().Equal(
            $"Unchecked: service account {Account}: could not be checked: credentials are required.");
    }

    private Task<string[]> RegionAsync(string region) => Checks.FindAsync(new RegionCheck(region, Access(region), MachineCatalog.Shipped));

    private Task<string[]> AccountAsync(string address) => Checks.FindAsync(AccountCheck(address));

    private ServiceAccountCheck AccountCheck(string address) =>
        new(address, "my-project", new ServiceAccounts(new CloudLocation("my-project", "us-central1"), Connection(), _clock));

    private CloudAccess Access(string region, string? tokenFile = null) =>
        CloudAccess.ToVertexAi(new CloudLocation("my-project", region), Connection(tokenFile), _clock);

    private GoogleConnection Connection(string? tokenFile = null) =>
        GoogleConnection.FromEnvironment("us-central1", _http, name => name switch
        {
            "CLOUDSDK_AUTH_ACCESS_TOKEN_FILE" => tokenFile ?? _folder.PathOf("token"),
            _ when name.StartsWith("CLOUDSDK_API_ENDPOINT_OVERRIDES_", StringComparison.Ordinal) => _server.Address.ToString(),
            _ => null,
        });
}
