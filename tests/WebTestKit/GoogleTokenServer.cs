using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace WebTestKit;

/// <summary>
/// The servers that give access tokens for federated and impersonated credentials: the other identity provider, Google's Security Token
/// Service, its OAuth server, and the IAM Credentials API. Each token that an endpoint gives is numbered.
/// </summary>
/// <remarks>
/// https://cloud.google.com/iam/docs/reference/sts/rest/v1/TopLevel/token,
/// https://cloud.google.com/iam/docs/reference/credentials/rest/v1/projects.serviceAccounts/generateAccessToken
/// </remarks>
public sealed partial class GoogleTokenServer : IAsyncDisposable
{
    public const string ServiceAccount = "trainer@my-project.iam.gserviceaccount.com";
    public const string Audience = "//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/github/providers/pipeline";
    public const string SubjectToken = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJyZXBvIn0.c2VjcmV0";
    public const string RefreshToken = "1//secret-refresh-token";

    private readonly ConcurrentDictionary<string, int> _given = [];
    private readonly ConcurrentDictionary<string, (int Status, string Body)> _refusals = [];
    private readonly ConcurrentQueue<TokenRequest> _requests = [];

    private LoopbackServer _server = null!;

    private GoogleTokenServer()
    {
    }

    /// <summary>What was asked, in order.</summary>
    public IReadOnlyList<TokenRequest> Requests => [.. _requests];

    public Uri Address => _server.Address;

    public static async Task<GoogleTokenServer> StartAsync()
    {
        var tokens = new GoogleTokenServer();
        tokens._server = await LoopbackServer.StartAsync(tokens.AnswerAsync);
        return tokens;
    }

    /// <param name="endpoint"><c>subject</c>, <c>sts</c>, <c>oauth</c> or <c>iam</c>.</param>
    public void Refuse(string endpoint, int status, string body) => _refusals[endpoint] = (status, body);

    /// <summary>Answers nothing any more.</summary>
    public Task StopAsync() => _server.StopAsync();

    /// <returns>A credentials file of the type <c>external_account</c>.</returns>
    /// <param name="subjectTokenFile">Holds <see cref="SubjectToken"/>; null where the token comes from a URL.</param>
    public string ExternalAccount(string? subjectTokenFile, bool impersonates) => JsonSerializer.Serialize(new Dictionary<string, object?>
    {
        ["type"] = "external_account",
        ["audience"] = Audience,
        ["subject_token_type"] = "urn:ietf:params:oauth:token-type:jwt",
        ["token_url"] = Address + "v1/token",
        ["credential_source"] = subjectTokenFile is null
            ? new
            {
                url = Address + "subject?audience=google",
                headers = new { Authorization = "bearer request-token" },
                format = new { type = "json", subject_token_field_name = "value" },
            }
            : new { file = subjectTokenFile },
        ["service_account_impersonation_url"] = impersonates ? ImpersonationUrl(Address.ToString()) : null,
    });

    /// <returns>A credentials file of the type <c>impersonated_service_account</c> over a user who signed in.</returns>
    /// <param name="iam">The root of the IAM Credentials API, with a slash at its end.</param>
    public static string ImpersonatedServiceAccount(string iam) => JsonSerializer.Serialize(new
    {
        type = "impersonated_service_account",
        service_account_impersonation_url = ImpersonationUrl(iam),
        delegates = Array.Empty<string>(),
        source_credentials = new
        {
            type = "authorized_user",
            client_id = "client",
            client_secret = "secret-of-client",
            refresh_token = RefreshToken,
        },
    });

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static string ImpersonationUrl(string root) => $"{root}v1/projects/-/serviceAccounts/{ServiceAccount}:generateAccessToken";

    private async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        using var reader = new StreamReader(request.Body);
        var endpoint = EndpointOf(request.Path);
        _requests.Enqueue(new(endpoint, request.Headers.Authorization.ToString(), await reader.ReadToEndAsync()));
        var number = _given.AddOrUpdate(endpoint, 1, (_, given) => given + 1);
        var (status, body) = _refusals.TryGetValue(endpoint, out var refusal) ? refusal : (200, Token(endpoint, number));
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body);
    }

    private static string EndpointOf(string? path) => path switch
    {
        "/subject" => "subject",
        "/v1/token" => "sts",
        "/token" => "oauth",
        { } other when Impersonation().IsMatch(other) => "iam",
        _ => throw new InvalidOperationException($"Nothing is served at {path}."),
    };

    private static string Token(string endpoint, int number) => endpoint switch
    {
        "subject" => JsonSerializer.Serialize(new { value = SubjectToken }),
        "iam" => JsonSerializer.Serialize(new { accessToken = $"iam-{number}", expireTime = "2100-01-01T00:00:00Z" }),
        _ => JsonSerializer.Serialize(new
        {
            access_token = $"{endpoint}-{number}",
            issued_token_type = "urn:ietf:params:oauth:token-type:access_token",
            token_type = "Bearer",
            expires_in = 3600,
        }),
    };

    [GeneratedRegex(@"^/v1/projects/-/serviceAccounts/[^/:]+:generateAccessToken$")]
    private static partial Regex Impersonation();
}
