using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Trainer.Tests.Pretrained.Archives;

/// <summary>A local web server that returns the responses of a test and can close the connection early.</summary>
internal sealed class LocalServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<Request, Answer> _answer;
    private readonly X509Certificate2? _certificate;
    private readonly CancellationTokenSource _end = new();

    public LocalServer(Func<Request, Answer> answer, X509Certificate2? certificate = null)
    {
        (_answer, _certificate) = (answer, certificate);
        _listener.Start();
        var port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        Address = string.Create(CultureInfo.InvariantCulture, $"{(certificate is null ? "http" : "https")}://localhost:{port}");
        _ = AcceptAsync();
    }

    public string Address { get; }

    public ConcurrentQueue<Request> Requests { get; } = [];

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var connection = client;
        try
        {
            await using var stream = await OpenAsync(client);
            using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
            if (await reader.ReadLineAsync(_end.Token) is not { } requestLine)
                return; // the client closed the connection without a request
            var first = requestLine.Split(' ');
            var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            while (await reader.ReadLineAsync(_end.Token) is { Length: > 0 } line)
                headers[line.Split(':')[0]] = line[(line.IndexOf(':') + 1)..].Trim();
            var request = new Request(first[1], headers);
            var answer = _answer(request);
            Requests.Enqueue(request);
            await WriteAsync(client, stream, answer);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
        }
    }

    private async Task<Stream> OpenAsync(TcpClient client)
    {
        if (_certificate is null)
            return client.GetStream();
        var secure = new SslStream(client.GetStream());
        await secure.AuthenticateAsServerAsync(_certificate);
        return secure;
    }

    private async Task WriteAsync(TcpClient client, Stream stream, Answer answer)
    {
        var head = new StringBuilder($"HTTP/1.1 {answer.Status}\r\nConnection: close\r\n");
        if (answer.Length is { } length)
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {length}\r\n");
        foreach (var (name, value) in answer.Headers)
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{head}\r\n"), _end.Token);
        await stream.WriteAsync(answer.Body.AsMemory(0, answer.BreakAfter ?? answer.Body.Length), _end.Token);
        await stream.FlushAsync(_end.Token);
        if (answer.Stalls)
            await Task.Delay(Timeout.Infinite, _end.Token);
        if (answer.BreakAfter is null)
            client.Client.Shutdown(SocketShutdown.Send);
    }

    public sealed record Request(string Path, IReadOnlyDictionary<string, string> Headers)
    {
        public string? Header(string name) => Headers.GetValueOrDefault(name);
    }

    /// <param name="Status">The status code and reason.</param>
    public sealed record Answer(string Status, byte[] Body, params (string Name, string Value)[] Headers)
    {
        /// <summary>The value of Content-Length; null for none.</summary>
        public long? Length { get; init; } = Body.Length;

        /// <summary>The number of bytes after which the server closes the connection or stalls.</summary>
        public int? BreakAfter { get; init; }

        /// <summary>Keeps the connection open without sending more.</summary>
        public bool Stalls { get; init; }
    }
}
