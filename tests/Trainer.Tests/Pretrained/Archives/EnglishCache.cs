using System.Globalization;
using Settings;
using Trainer.Pretrained.Archives;
using Ulmfit.Pretrained;
using static Trainer.Tests.Pretrained.Archives.LocalServer;

namespace Trainer.Tests.Pretrained.Archives;

/// <summary>A cache of English models in a temporary folder, filled from a server of the test.</summary>
internal sealed class EnglishCache : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly LocalServer _server;
    private readonly StringWriter _lines = new();
    private readonly TextWriter _log;
    private readonly TimeSpan _patience;

    /// <param name="patience">The longest time in which the server may send nothing.</param>
    public EnglishCache(Func<Request, Answer> answer, TimeSpan? patience = null)
    {
        _server = new LocalServer(answer);
        _log = TextWriter.Synchronized(_lines);
        _patience = patience ?? TimeSpan.FromSeconds(30);
        Time = new ImpatientTime(_patience);
    }

    public string Folder => _folder.PathOf("cache");

    public string Address => _server.Address;

    public ImpatientTime Time { get; }

    public IReadOnlyList<Request> Requests => [.. _server.Requests];

    /// <summary>The log, with the addresses and paths of this run replaced.</summary>
    public string Log
    {
        get
        {
            lock (_log)
                return Plain(_lines.ToString());
        }
    }

    /// <summary>The whole archive or the requested range, as a correct server sends it.</summary>
    public static Answer Send(Request request, byte[] archive, string tag = "\"v1\"")
    {
        if (request.Header("Range") is not { } asked || request.Header("If-Range") != tag)
            return new("200 OK", archive, ("ETag", tag));
        var from = int.Parse(asked["bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture);
        var range = $"bytes {from}-{archive.Length - 1}/{archive.Length}";
        return new("206 Partial Content", archive[from..], ("ETag", tag), ("Content-Range", range));
    }

    public async Task<PretrainedFiles> FetchAsync(
        Direction direction = Direction.Forward, CancellationToken cancellation = default, string? address = null, string? folder = null)
    {
        using var models = new WikiText103(address ?? Address, folder ?? Folder, _log, new HttpClientHandler(), Time)
        {
            Patience = _patience,
        };
        return await models.FetchAsync(direction, cancellation);
    }

    /// <summary>A message with the addresses and paths of this run replaced.</summary>
    public string Plain(string text) => text.ReplaceLineEndings("\n").Replace(Address, "http://server").Replace(Folder, "CACHE")
        .Replace(Key(Folder), "wt103-fwd-KEY");

    public string[] Files() => Directory.Exists(Folder)
        ? [.. Directory.EnumerateFileSystemEntries(Folder, "*", SearchOption.AllDirectories).Select(Plain).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>The only path below the cache that matches.</summary>
    public string Find(string pattern) => Directory.EnumerateFileSystemEntries(Folder, pattern, SearchOption.AllDirectories).Single();

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    private static string Key(string folder) => Directory.Exists(folder)
        && Directory.EnumerateFileSystemEntries(folder, "wt103-fwd-*").Select(Path.GetFileName).FirstOrDefault() is { } name
            ? name[.."wt103-fwd-12345678".Length]
            : "wt103-fwd-?";
}
