using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using WebTestKit;

namespace Build.Tests.Notifications;

/// <summary>A webhook on this machine's loopback interface.</summary>
internal sealed class HookServer : IAsyncDisposable
{
    private readonly int[] _answers;
    private LoopbackServer? _server;

    private HookServer(int[] answers) => _answers = answers;

    public string Address => $"{_server!.Address}services/T0/s3cret";

    /// <summary>What was posted: the path, the authorization, the type of the body and the body.</summary>
    public ConcurrentQueue<(string Path, string? Authorization, string? Type, string Body)> Received { get; } = [];

    public TimeSpan? RetryAfter { get; set; }

    /// <param name="answers">The status of its first answer, its second, …; the last one stays. 0 answers nothing.</param>
    public static async Task<HookServer> StartAsync(params int[] answers)
    {
        var hook = new HookServer(answers);
        hook._server = await LoopbackServer.StartAsync(hook.AnswerAsync);
        return hook;
    }

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        using var reader = new StreamReader(request.Body);
        Received.Enqueue(((string)request.Path!, request.Headers.Authorization, request.ContentType, await reader.ReadToEndAsync()));
        var status = _answers[Math.Min(Received.Count, _answers.Length) - 1];
        if (status == 0)
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        context.Response.StatusCode = status;
        if (status == StatusCodes.Status302Found)
            context.Response.Headers.Location = Address + "/moved";
        if (RetryAfter is { } pause)
            context.Response.Headers.RetryAfter = $"{pause.TotalSeconds:0}";
    }
}
