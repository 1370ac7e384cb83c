using FakeVertexAi;
using Faults;
using Jobs.Cloud;

namespace Jobs.Tests.Cloud;

/// <summary>Whose requests they are, and where they go.</summary>
public sealed class CredentialsTests : IAsyncLifetime
{
    private const string SignIn = "There are no usable Google credentials. Run gcloud auth application-default login, or set "
        + "GOOGLE_APPLICATION_CREDENTIALS to a key file.";

    private readonly TempFolder _folder = new();
    private TrainingCloud _cloud = null!;

    public async ValueTask InitializeAsync() => _cloud = await TrainingCloud.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _cloud.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_key_file_gives_tokens_and_a_refused_one_is_renewed()
    {
        await using var tokens = await TokenServer.StartAsync(TokenServer.Token("first"), TokenServer.Token("second"));
        _cloud.Server.Token = "second";

        var answer = await SubmitAsync(new()
        {
            ["GOOGLE_APPLICATION_CREDENTIALS"] = _folder.Write("key.json", tokens.KeyFile()),
            ["GOOGLE_CLOUD_QUOTA_PROJECT"] = "billing-project",
        });

        answer.Should().Be(_cloud.Server.Jobs.Single().Id);
        var sent = _cloud.Server.Requests.ToList();
        sent.Select(request => request.Header("Authorization")).Take(2).Should().Equal("Bearer first", "Bearer second");
        sent.Should().AllSatisfy(request => request.Header("X-Goog-User-Project").Should().Be("billing-project"));
    }

    [Fact]
    public async Task A_key_that_is_no_longer_accepted_is_told()
    {
        await using var tokens = await TokenServer.StartAsync((400, """{ "error": "invalid_grant", "error_description": "Invalid JWT Signature." }"""));

        var answer = await SubmitAsync(new() { ["GOOGLE_APPLICATION_CREDENTIALS"] = _folder.Write("key.json", tokens.KeyFile()) });

        answer.Should().Be(
            "Google does not accept this machine's credentials: invalid_grant. Sign in again: gcloud auth application-default login");
    }

    [Fact]
    public async Task A_machine_without_credentials_says_how_to_get_some() => (await SubmitAsync([])).Should().Be(SignIn);

    [Theory]
    [InlineData(null)]
    [InlineData("{ not a key")]
    public async Task A_key_file_that_cannot_be_read_is_told(string? text)
    {
        var path = text is null ? _folder.PathOf("none.json") : _folder.Write("key.json", text);

        (await SubmitAsync(new() { ["GOOGLE_APPLICATION_CREDENTIALS"] = path })).Should().Be(SignIn);
        _cloud.Server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Gclouds_variables_choose_the_token_and_the_quota_project()
    {
        _cloud.Server.Token = "from a file";

        var answer = await SubmitAsync(new()
        {
            ["CLOUDSDK_AUTH_ACCESS_TOKEN_FILE"] = _folder.Write("token", "from a file\n"),
            ["CLOUDSDK_BILLING_QUOTA_PROJECT"] = "billing-proj",
        });

        answer.Should().Be(_cloud.Server.Jobs.Single().Id);
        _cloud.Server.RequestsOf(RequestKind.Create).Single().Header("X-Goog-User-Project").Should().Be("billing-proj");
    }

    [Fact]
    public async Task A_file_of_a_token_that_is_missing_is_named() =>
        (await SubmitAsync(new() { ["CLOUDSDK_AUTH_ACCESS_TOKEN_FILE"] = _folder.PathOf("none") })).Should()
            .StartWith($"{_folder.PathOf("none")}: the access token file cannot be read: ");

    [Fact]
    public async Task Gclouds_variable_turns_credentials_off()
    {
        (await SubmitAsync(new() { ["CLOUDSDK_AUTH_DISABLE_CREDENTIALS"] = "True" })).Should().Be(_cloud.Server.Jobs.Single().Id);

        _cloud.Server.RequestsOf(RequestKind.Create).Single().Header("Authorization").Should().BeNull();
    }

    [Fact]
    public void Without_variables_requests_go_to_Google() =>
        GoogleEndpoints.FromEnvironment("europe-west4", _ => null).Should().Be(new GoogleEndpoints(
            new Uri("https://europe-west4-aiplatform.googleapis.com/"),
            new Uri("https://ml.googleapis.com/"),
            new Uri("https://logging.googleapis.com/")));

    [Fact]
    public void Gclouds_variables_choose_the_servers() =>
        GoogleEndpoints.FromEnvironment("europe-west4", name => name.Split('_')[^1] switch
        {
            "AIPLATFORM" => "http://127.0.0.1:8080",
            "ML" => "https://ml.example.com/",
            "IAM" => "https://iam.example.com",
            _ => "http://localhost:1/",
        }).Should().Be(
            new GoogleEndpoints(new Uri("http://127.0.0.1:8080/"), new Uri("https://ml.example.com/"), new Uri("http://localhost:1/"))
            {
                Iam = new Uri("https://iam.example.com/"),
            });

    [Theory]
    [InlineData("http://example.com/")]
    [InlineData("example.com")]
    [InlineData("ftp://127.0.0.1/")]
    public void A_server_that_a_token_may_not_be_sent_to_is_refused(string address) =>
        FluentActions.Invoking(() => GoogleEndpoints.FromEnvironment("europe-west4", name => name.EndsWith("_ML", StringComparison.Ordinal) ? address : null))
            .Should().Throw<FaultException>().WithMessage(
                $"CLOUDSDK_API_ENDPOINT_OVERRIDES_ML: \"{address}\" is not the address of a service. Give https://HOST/, or http:// for this machine.");

    [Fact]
    public void A_token_does_not_show_itself() => new AccessToken("secret").ToString().Should().NotContain("secret");

    private async Task<string?> SubmitAsync(Dictionary<string, string> environment)
    {
        using var client = new CloudClient(_cloud, "run-1", environment);
        return await client.AnswerAsync();
    }
}
