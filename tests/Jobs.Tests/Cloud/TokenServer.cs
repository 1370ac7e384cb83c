using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using WebTestKit;

namespace Jobs.Tests.Cloud;

/// <summary>Gives tokens for the key of a service account, as Google's OAuth server does.</summary>
internal sealed class TokenServer : IAsyncDisposable
{
    private readonly LoopbackServer _server;

    private TokenServer(LoopbackServer server) => _server = server;

    /// <param name="answers">The status and body of its first answer, its second, …; the last one stays.</param>
    public static async Task<TokenServer> StartAsync(params (int Status, string Body)[] answers)
    {
        var asked = 0;
        return new TokenServer(await LoopbackServer.StartAsync(context =>
        {
            var (status, body) = answers[Math.Min(Interlocked.Increment(ref asked), answers.Length) - 1];
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(body);
        }));
    }

    public static (int, string) Token(string token) =>
        (200, JsonSerializer.Serialize(new { access_token = token, expires_in = 3600, token_type = "Bearer" }));

    /// <returns>A key file whose tokens come from here.</returns>
    public string KeyFile()
    {
        using var key = RSA.Create(2048);
        return JsonSerializer.Serialize(new
        {
            type = "service_account",
            project_id = "my-project",
            private_key_id = "1",
            private_key = key.ExportPkcs8PrivateKeyPem(),
            client_email = "trainer@my-project.iam.gserviceaccount.com",
            client_id = "1",
            token_uri = _server.Address + "token",
        });
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
