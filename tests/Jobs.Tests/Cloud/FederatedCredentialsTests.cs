using WebTestKit;

namespace Jobs.Tests.Cloud;

/// <summary>Jobs submitted without a key: workload identity federation, and impersonation of a service account.</summary>
public sealed class FederatedCredentialsTests : IAsyncLifetime
{
    private const string Scope = "https://www.googleapis.com/auth/cloud-platform", IamScope = "https://www.googleapis.com/auth/iam";

    private readonly TempFolder _folder = new();
    private TrainingCloud _cloud = null!;
    private GoogleTokenServer _tokens = null!;

    public async ValueTask InitializeAsync()
    {
        _cloud = await TrainingCloud.StartAsync();
        _tokens = await GoogleTokenServer.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _tokens.DisposeAsync();
        await _cloud.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_subject_token_of_a_file_or_of_a_URL_is_exchanged(bool isFile)
    {
        var subject = isFile ? _folder.Write("token", GoogleTokenServer.SubjectToken) : null;

        var answer = await SubmitAsync(_tokens.ExternalAccount(subject, impersonates: false));

        answer.Should().Be(_cloud.Server.Jobs.Single().Id);
        Authorizations.Should().AllBe("Bearer sts-1").And.NotBeEmpty();
        _tokens.Requests.Select(request => request.Endpoint).Should().Equal(isFile ? ["sts"] : ["subject", "sts"]);
        _tokens.Requests[0].Authorization.Should().Be(isFile ? "" : "bearer request-token");
        var form = _tokens.Requests[^1].Form;
        form.Should().Contain("subject_token", GoogleTokenServer.SubjectToken).And.Contain("audience", GoogleTokenServer.Audience)
            .And.Contain("scope", Scope);
    }

    [Fact]
    public async Task An_external_account_impersonates_and_a_refused_token_is_renewed()
    {
        _cloud.Server.Token = "iam-2";
        var subject = _folder.Write("token", GoogleTokenServer.SubjectToken);

        var answer = await SubmitAsync(_tokens.ExternalAccount(subject, impersonates: true));

        answer.Should().Be(_cloud.Server.Jobs.Single().Id);
        Authorizations.Take(2).Should().Equal("Bearer iam-1", "Bearer iam-2");
        _tokens.Requests.Select(request => request.Endpoint).Should().Equal("sts", "iam", "iam");
        _tokens.Requests[0].Form.Should().Contain("scope", IamScope);
        _tokens.Requests[1].Authorization.Should().Be("Bearer sts-1");
        _tokens.Requests[1].Body.Should().Contain(Scope);
    }

    [Fact]
    public async Task A_user_who_signed_in_impersonates_a_service_account()
    {
        using var proxy = new TlsProxy(["*.googleapis.com"], _tokens.Address);

        var answer = await SubmitAsync(
            GoogleTokenServer.ImpersonatedServiceAccount("https://iamcredentials.googleapis.com/"),
            ("HTTPS_PROXY", proxy.Address),
            ("SSL_CERT_FILE", _folder.Write("trusted.pem", proxy.TrustedCertificate)));

        answer.Should().Be(_cloud.Server.Jobs.Single().Id);
        Authorizations.Should().AllBe("Bearer iam-1").And.NotBeEmpty();
        _tokens.Requests.Select(request => request.Endpoint).Should().Equal("oauth", "iam");
        _tokens.Requests[0].Form.Should().Contain("refresh_token", GoogleTokenServer.RefreshToken).And.Contain("grant_type", "refresh_token");
        _tokens.Requests[1].Authorization.Should().Be("Bearer oauth-1");
        _tokens.Requests[1].Body.Should().Contain(Scope);
    }

    [Fact]
    public async Task A_user_who_may_not_impersonate_is_told_the_role()
    {
        using var proxy = new TlsProxy(["*.googleapis.com"], _tokens.Address);
        _tokens.Refuse("iam", 403, """{ "error": { "code": 403, "message": "Permission denied.", "status": "PERMISSION_DENIED" } }""");

        var answer = await SubmitAsync(
            GoogleTokenServer.ImpersonatedServiceAccount("https://iamcredentials.googleapis.com/"),
            ("HTTPS_PROXY", proxy.Address),
            ("SSL_CERT_FILE", _folder.Write("trusted.pem", proxy.TrustedCertificate)));

        answer.Should().Be(
            $"Google credentials {_folder.PathOf("credentials.json")} (impersonated_service_account): trainer@my-project.iam.gserviceaccount.com "
            + "may not be impersonated (HTTP 403). Check that it exists, and grant the role: gcloud iam service-accounts add-iam-policy-binding "
            + "trainer@my-project.iam.gserviceaccount.com --member=MEMBER --role=roles/iam.serviceAccountTokenCreator");
    }

    [Fact]
    public async Task A_user_whose_session_ended_is_told_to_sign_in()
    {
        using var proxy = new TlsProxy(["*.googleapis.com"], _tokens.Address);
        _tokens.Refuse("oauth", 400, """{ "error": "invalid_grant", "error_description": "Token has been expired or revoked." }""");

        var answer = await SubmitAsync(
            GoogleTokenServer.ImpersonatedServiceAccount("https://iamcredentials.googleapis.com/"),
            ("HTTPS_PROXY", proxy.Address),
            ("SSL_CERT_FILE", _folder.Write("trusted.pem", proxy.TrustedCertificate)));

        answer.Should().Be(
            $"Google credentials {_folder.PathOf("credentials.json")} (impersonated_service_account): the token is refused: invalid_grant "
            + "(Token has been expired or revoked). Sign in again: gcloud auth application-default login "
            + "--impersonate-service-account=trainer@my-project.iam.gserviceaccount.com");
    }

    [Fact]
    public async Task An_exchange_that_is_refused_is_one_line_without_the_token()
    {
        _tokens.Refuse("sts", 400, $$"""{ "error": "invalid_grant", "error_description": "Rejected: {{GoogleTokenServer.SubjectToken}}" }""");

        var answer = await SubmitAsync(_tokens.ExternalAccount(_folder.Write("token", GoogleTokenServer.SubjectToken), impersonates: true));

        answer.Should().Be(
            $"Google credentials {_folder.PathOf("credentials.json")} (external_account): the token is refused: invalid_grant (Rejected: …). "
            + "Check the audience of the file, and the attribute condition and the issuer of the workload identity provider.");
        _cloud.Server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_token_server_that_fails_for_a_while_is_asked_again()
    {
        _cloud.Tokens.Failures.Enqueue(new JobException("no token") { MayPass = true });
        _cloud.Tokens.Failures.Enqueue(new JobException("no token") { MayPass = true });

        var list = await _cloud.Service.ListAsync();

        list.Faults.Should().BeEmpty();
        _cloud.Notices.Should().AllSatisfy(notice => notice.Should().MatchRegex("^no token; trying again in [0-9]+ s$")).And.HaveCount(2);
    }

    [Fact]
    public async Task Credentials_that_are_refused_are_not_tried_again()
    {
        _cloud.Tokens.Failures.Enqueue(new JobException("refused"));

        (await FluentActions.Awaiting(() => _cloud.Service.ListAsync()).Should().ThrowAsync<JobException>()).WithMessage("refused");
        _cloud.Notices.Should().BeEmpty();
    }

    private IEnumerable<string?> Authorizations => _cloud.Server.Requests.Select(request => request.Header("Authorization"));

    private async Task<string?> SubmitAsync(string credentials, params (string Name, string Value)[] variables)
    {
        var environment = variables.ToDictionary(variable => variable.Name, variable => variable.Value);
        environment["GOOGLE_APPLICATION_CREDENTIALS"] = _folder.Write("credentials.json", credentials);
        using var client = new CloudClient(_cloud, "run-1", environment);
        return await client.AnswerAsync();
    }
}
