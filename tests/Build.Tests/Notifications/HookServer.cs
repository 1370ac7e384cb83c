using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Build.Tests.Notifications;

/// <summary>A webhook on this machine's loopback interface.</summary>
internal sealed class HookServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _serving;

    /// <param name="answers">The status of its first answer, its second, …; the last one stays. 0 answers nothing.</param>
    public HookServer(params int[] answers)
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/services/T0/s3cret";
        }

        _listener.Prefixes.Add(new Uri(Address).GetLeftPart(UriPartial.Authority) + "/");
        _listener.Start();
        _serving = Task.Run(() => ServeAsync(answers));
    }

    public string Address { get; }

    /// <summary>What was posted: the path, the authorization, the type of the body and the body.</summary>
    public ConcurrentQueue<(string Path, string? Authorization, string? Type, string Body)> Received { get; } = [];

    public TimeSpan? RetryAfter { get; init; }

    public void Dispose()
    {
        _listener.Close();
        _serving.Wait();
    }

    private async Task ServeAsync(int[] answers)
    {
        try
        {
            for (var i = 0; ; i = Math.Min(i + 1, answers.Length - 1))
            {
                var context = await _listener.GetContextAsync();
                using var reader = new StreamReader(context.Request.InputStream);
                Received.Enqueue((
                    context.Request.Url!.AbsolutePath, context.Request.Headers["Authorization"], context.Request.ContentType, await reader.ReadToEndAsync()));
                if (answers[i] == 0)
                    continue;
                context.Response.StatusCode = answers[i];
                if (answers[i] == 302)
                    context.Response.RedirectLocation = Address + "/moved";
                if (RetryAfter is { } pause)
                    context.Response.AddHeader("Retry-After", $"{pause.TotalSeconds:0}");
                context.Response.Close();
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
        }
    }
}
