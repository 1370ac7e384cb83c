using System.Text.Json;
using Google.Apis.Auth.OAuth2;
using WebTestKit;

namespace Credentials.Tests;

/// <summary>What Google's client does with federated credentials, and what the user reads when a server refuses them.</summary>
public sealed class CredentialsFailureTests : IAsyncLifetime
{
    private const string Scope = "https://www.googleapis.com/auth/cloud-platform";

    private readonly TempFolder _folder = new();
    private GoogleTokenServer _tokens = null!;

    public async ValueTask InitializeAsync() => _tokens = await GoogleTokenServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _tokens.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("invalid_grant", "The audience does not match.", "invalid_grant (The audience does not match)")]
    [InlineData("unauthorized_client", "", "unauthorized_client")]
    [InlineData("invalid_request", "Bad token:\n" + GoogleTokenServer.SubjectToken, "invalid_request (Bad token: …)")]
    public async Task A_refused_exchange_is_told_without_the_token(string error, string description, string told)
    {
        _tokens.Refuse("sts", 400, JsonSerializer.Serialize(new { error, error_description = description }));

        await ShouldFailAsync(
            ExternalAccount(impersonates: true),
            mayPass: false,
            $"the token is refused: {told}. Check the audience of the file, and the attribute condition and the issuer of the workload identity provider.");
    }

    [Theory]
    [InlineData("sts", 503)]
    [InlineData("iam", 500)]
    [InlineData("iam", 429)]
    public async Task A_token_server_that_fails_may_answer_later(string endpoint, int status)
    {
        _tokens.Refuse(endpoint, status, "no JSON");

        await ShouldFailAsync(ExternalAccount(impersonates: true), mayPass: true, $"the token server answers HTTP {status}. Try again later.");
    }

    [Fact]
    public async Task An_empty_answer_may_be_another_one_later()
    {
        _tokens.Refuse("sts", 502, "");

        await ShouldFailAsync(ExternalAccount(impersonates: false), mayPass: true, "the token server's answer is empty. Try again later.");
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    public async Task A_service_account_that_may_not_be_impersonated_is_named_with_the_role(int status)
    {
        _tokens.Refuse("iam", status, """{ "error": { "code": 403, "message": "Permission denied.", "status": "PERMISSION_DENIED" } }""");

        await ShouldFailAsync(
            ExternalAccount(impersonates: true),
            mayPass: false,
            $"{GoogleTokenServer.ServiceAccount} may not be impersonated (HTTP {status}). Check that it exists, and grant the role: "
            + $"gcloud iam service-accounts add-iam-policy-binding {GoogleTokenServer.ServiceAccount} --member=MEMBER --role=roles/iam.workloadIdentityUser");
    }

    [Fact]
    public async Task An_answer_that_is_no_OAuth_error_is_told_by_its_status()
    {
        _tokens.Refuse("sts", 403, "<html>a proxy</html>");

        await ShouldFailAsync(
            ExternalAccount(impersonates: false),
            mayPass: false,
            "the token server answers HTTP 403. Check the audience of the file, and the attribute condition and the issuer of the workload identity provider.");
    }

    [Fact]
    public async Task A_token_server_that_cannot_be_reached_is_told()
    {
        var file = ExternalAccount(impersonates: false);
        var address = _tokens.Address;
        await _tokens.StopAsync();

        await ShouldFailAsync(
            file, mayPass: true, $"no token server answers (Connection refused ({address.Authority})). Check the network, then try again.");
    }

    [Fact]
    public async Task A_subject_token_that_is_missing_is_named()
    {
        var missing = _folder.PathOf("none");

        await ShouldFailAsync(
            _folder.Write("credentials.json", _tokens.ExternalAccount(missing, impersonates: false)),
            mayPass: false,
            $"the subject token cannot be read (Could not find file '{missing}'). Check credential_source, and that the file was written.");
    }

    [Theory]
    [InlineData(403, false, "(Response status code does not indicate success: 403 (Forbidden)). "
        + "Check credential_source; a job of GitHub Actions needs the permission id-token: write.")]
    [InlineData(503, true, "(Response status code does not indicate success: 503 (Service Unavailable)). Try again later.")]
    public async Task A_subject_token_that_its_server_does_not_give_is_told(int status, bool mayPass, string told)
    {
        _tokens.Refuse("subject", status, "");

        await ShouldFailAsync(
            _folder.Write("credentials.json", _tokens.ExternalAccount(subjectTokenFile: null, impersonates: false)),
            mayPass,
            $"the subject token cannot be fetched {told}");
    }

    [Theory]
    [InlineData("secret, no JSON")]
    [InlineData("""{ "other": "secret" }""")]
    public async Task A_subject_token_of_another_form_is_told_without_it(string answer)
    {
        _tokens.Refuse("subject", 200, answer);

        await ShouldFailAsync(
            _folder.Write("credentials.json", _tokens.ExternalAccount(subjectTokenFile: null, impersonates: false)),
            mayPass: false,
            "the subject token is not in the form that credential_source.format names. Check that, and what writes the token.");
    }

    [Fact]
    public async Task A_form_that_the_client_does_not_support_is_told()
    {
        var file = _folder.Write("credentials.json", JsonSerializer.Serialize(new
        {
            type = "external_account",
            audience = GoogleTokenServer.Audience,
            subject_token_type = "urn:ietf:params:oauth:token-type:jwt",
            token_url = _tokens.Address,
            credential_source = new { executable = new { command = "/bin/true" } },
        }));

        await ShouldFailAsync(
            file,
            mayPass: false,
            "the file is incomplete, or of a form that is not supported. Write it again; credential_source takes a file, a URL or AWS.");
    }

    [Fact]
    public void What_other_credentials_do_is_told_elsewhere()
    {
        var key = new CredentialsFile("/key.json", CredentialsKind.ServiceAccount, null, null);

        CredentialsFailure.Explain(new HttpRequestException("no network"), key).Should().BeNull();
        CredentialsFailure.Explain(new HttpRequestException("no network"), file: null).Should().BeNull();
        CredentialsFailure.Explain(new TimeoutException(), key with { Kind = CredentialsKind.ExternalAccount }).Should().BeNull();
        CredentialsFailure.MayPass(new TimeoutException()).Should().BeFalse();
    }

    private string ExternalAccount(bool impersonates) =>
        _folder.Write("credentials.json", _tokens.ExternalAccount(_folder.Write("token", GoogleTokenServer.SubjectToken), impersonates));

    private static async Task ShouldFailAsync(string path, bool mayPass, string told)
    {
        var thrown = await Record.ExceptionAsync(async () =>
        {
            var credential = CredentialFactory.FromFile(path, JsonCredentialParameters.ExternalAccountCredentialType);
            await credential.CreateScoped(Scope).UnderlyingCredential.GetAccessTokenForRequestAsync();
        });

        CredentialsFailure.Explain(thrown!, CredentialsFile.Read(path)).Should().Be($"Google credentials {path} (external_account): {told}");
        CredentialsFailure.MayPass(thrown!).Should().Be(mayPass);
    }
}
