using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Jobs.Tests.Cloud;

/// <summary>Gives tokens for the key of a service account, as Google's OAuth server does.</summary>
internal sealed class TokenServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly string _address;
    private readonly Task _serving;

    /// <param name="answers">The status and body of its first answer, its second, …; the last one stays.</param>
    public TokenServer(params (int Status, string Body)[] answers)
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            _address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
        }

        _listener.Prefixes.Add(_address);
        _listener.Start();
        _serving = Task.Run(() => ServeAsync(answers));
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
            token_uri = _address + "token",
        });
    }

    public void Dispose()
    {
        _listener.Close();
        _serving.Wait();
    }

    private async Task ServeAsync((int Status, string Body)[] answers)
    {
        try
        {
            for (var i = 0; ; i = Math.Min(i + 1, answers.Length - 1))
            {
                var context = await _listener.GetContextAsync();
                context.Response.StatusCode = answers[i].Status;
                context.Response.ContentType = "application/json";
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(answers[i].Body));
                context.Response.Close();
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
        }
    }
}
