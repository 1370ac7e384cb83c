using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Reports.Tests.Browser;

/// <summary>A connection to a browser by the Chrome DevTools protocol.</summary>
internal sealed class DevTools : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode>> _answers = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _awaited = new();
    private readonly ConcurrentQueue<JsonNode> _events = new();
    private Task _reading = Task.CompletedTask;
    private int _last;

    /// <summary>The tab that is meant; null for the browser itself.</summary>
    public string? Session { get; set; }

    public static async Task<DevTools> ConnectAsync(Uri browser)
    {
        var tools = new DevTools();
        await tools._socket.ConnectAsync(browser, CancellationToken.None);
        tools._reading = tools.ReadAsync();
        return tools;
    }

    public async Task<JsonNode> SendAsync(string method, JsonObject? parameters = null)
    {
        var id = Interlocked.Increment(ref _last);
        var answer = _answers[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        if (Session is not null)
            message["sessionId"] = Session;
        await _socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, true, CancellationToken.None);
        var received = await answer.Task.WaitAsync(Patience);
        return received["error"] is { } error ? throw new InvalidOperationException($"{method}: {error.ToJsonString()}") : received["result"]!;
    }

    /// <summary>Waits until the event happens for the first time.</summary>
    public Task NextAsync(string name) => _awaited.GetOrAdd(name, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task.WaitAsync(Patience);

    /// <returns>What the events of these names have told so far.</returns>
    public IEnumerable<JsonNode> Events(params string[] names) =>
        _events.Where(each => names.Contains(each["method"]!.GetValue<string>())).Select(each => each["params"]!);

    public async ValueTask DisposeAsync()
    {
        await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        await _reading;
        _socket.Dispose();
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[1 << 16];
        var message = new MemoryStream();
        while (await _socket.ReceiveAsync(buffer, CancellationToken.None) is { MessageType: not WebSocketMessageType.Close } part)
        {
            message.Write(buffer, 0, part.Count);
            if (!part.EndOfMessage)
                continue;
            Take(JsonNode.Parse(message.ToArray())!);
            message.SetLength(0);
        }
    }

    private void Take(JsonNode message)
    {
        if (message["id"]?.GetValue<int>() is { } id)
        {
            _answers[id].SetResult(message);
            return;
        }

        _events.Enqueue(message);
        if (_awaited.TryGetValue(message["method"]!.GetValue<string>(), out var awaited))
            awaited.TrySetResult();
    }
}
