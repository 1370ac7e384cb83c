using Google.Apis.Auth.OAuth2;
using Google.Cloud.Storage.V1;
using Storage.Cloud;
using WebTestKit;

namespace Storage.Tests.Cloud;

/// <summary>Buckets opened with workload identity federation, without a key.</summary>
[Collection(nameof(CloudEnvironmentTests))]
public sealed class FederatedCredentialsTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private FakeCloudStore _cloud = null!;
    private GoogleTokenServer _tokens = null!;

    public async ValueTask InitializeAsync()
    {
        _cloud = await FakeCloudStore.StartAsync();
        _tokens = await GoogleTokenServer.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Environment.SetEnvironmentVariable("GOOGLE_APPLICATION_CREDENTIALS", null);
        await _tokens.DisposeAsync();
        await _cloud.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task An_impersonated_account_uploads_and_a_refused_token_is_renewed()
    {
        _cloud.Server.Token = "iam-2";

        var stored = await Open(impersonates: true).UploadAsync(_folder.Write("source", "123456789"), "a");

        stored.Size.Should().Be(9);
        _tokens.Requests.Where(request => request.Endpoint == "iam").Should().HaveCount(2)
            .And.AllSatisfy(request => request.Body.Should().Contain("https://www.googleapis.com/auth/"));
    }

    [Fact]
    public async Task An_exchange_that_is_refused_is_one_line_and_not_repeated()
    {
        _tokens.Refuse("sts", 400, $$"""{ "error": "invalid_grant", "error_description": "Rejected: {{GoogleTokenServer.SubjectToken}}" }""");

        (await FluentActions.Awaiting(() => Open(impersonates: false).FindAsync("a")).Should().ThrowAsync<StorageException>()
            .WithMessage($"gs://my-bucket: Google credentials {_folder.PathOf("credentials.json")} (external_account): the token is refused: "
                + "invalid_grant (Rejected: …). Check the audience of the file, and the attribute condition and the issuer of the workload identity provider."))
            .Which.Problem.Should().Be(StorageProblem.NoCredentials);
        _cloud.Clock.Pauses.Should().BeEmpty();
    }

    [Fact]
    public async Task A_subject_token_that_is_missing_is_named()
    {
        var store = Open(impersonates: false);
        File.Delete(_folder.PathOf("token"));

        (await FluentActions.Awaiting(() => store.FindAsync("a")).Should().ThrowAsync<StorageException>()
            .WithMessage($"gs://my-bucket: Google credentials {_folder.PathOf("credentials.json")} (external_account): the subject token cannot be read "
                + $"(Could not find file '{_folder.PathOf("token")}'). Check credential_source, and that the file was written."))
            .Which.Problem.Should().Be(StorageProblem.NoCredentials);
    }

    [Theory]
    [InlineData("busy", "the token server answers HTTP 503.")]
    [InlineData("", "the token server's answer is empty.")]
    public async Task A_token_server_that_fails_is_asked_again(string body, string told)
    {
        _tokens.Refuse("iam", 503, body);

        await FluentActions.Awaiting(() => Open(impersonates: true).FindAsync("a")).Should().ThrowAsync<StorageException>()
            .WithMessage($"gs://my-bucket: Google credentials {_folder.PathOf("credentials.json")} (external_account): {told} Try again later.");
        _cloud.Clock.Pauses.Should().HaveCount(6);
    }

    private CloudObjectStore Open(bool impersonates)
    {
        var path = _folder.Write(
            "credentials.json", _tokens.ExternalAccount(_folder.Write("token", GoogleTokenServer.SubjectToken), impersonates));
        Environment.SetEnvironmentVariable("GOOGLE_APPLICATION_CREDENTIALS", path);
        return new(
            new CloudAddress(FakeCloudStore.Bucket, ""), _ => Task.FromResult(Connect(path)), CloudTransfer.Default, _cloud.Clock, new Random(1));
    }

    private StorageClient Connect(string path) => new StorageClientBuilder
    {
        BaseUri = $"{_cloud.Server.Address}storage/v1/",
        GoogleCredential = CredentialFactory.FromFile(path, JsonCredentialParameters.ExternalAccountCredentialType),
    }.Build();
}
