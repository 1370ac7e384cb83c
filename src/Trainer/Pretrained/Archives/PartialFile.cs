using System.Net.Http.Headers;
using System.Text.Json;
using Faults;

namespace Trainer.Pretrained.Archives;

/// <summary>
/// What has come of a file that is being fetched, with a note beside it of what the server called that version, so that a later run can go
/// on.
/// </summary>
/// <remarks>Source: RFC 9110, sections 13.1.5 (If-Range) and 14.2 (Range).</remarks>
internal sealed class PartialFile
{
    private readonly string _source;
    private Version _version;

    /// <param name="path">Where the bytes go; the note has <c>.json</c> behind its name.</param>
    /// <param name="source">Where they come from; what came from elsewhere is not continued.</param>
    public PartialFile(string path, string source)
    {
        (Path, _source) = (path, source);
        _version = ReadNote() is { } noted && noted.Source == source ? noted : new(source, null, null, null);
    }

    public string Path { get; }

    /// <summary>Bytes that have come.</summary>
    public long Length => File.Exists(Path) ? new FileInfo(Path).Length : 0;

    /// <summary>Bytes of the whole file; null until the server tells.</summary>
    public long? Total => _version.Total;

    public bool IsWhole => Total is { } total && Length == total;

    private string NotePath => $"{Path}.json";

    /// <summary>Asks for what is missing, provided that the file is still the same; for all, where the server could not tell.</summary>
    public void AskForRest(HttpRequestHeaders headers)
    {
        headers.IfRange = _version switch
        {
            { Tag: { } tag } => new RangeConditionHeaderValue(EntityTagHeaderValue.Parse(tag)),
            { Modified: { } time } => new RangeConditionHeaderValue(time),
            _ => null,
        };
        if (headers.IfRange is not null && Length is > 0 and var length)
            headers.Range = new RangeHeaderValue(length, null);
    }

    /// <returns>Whether a partial answer is the missing rest.</returns>
    public bool IsContinuedBy(HttpResponseMessage answer)
    {
        var range = answer.Content.Headers.ContentRange;
        if (range?.From != Length || (Total ?? range.Length) != (range.Length ?? Total))
            return false;
        if (_version.Tag is { } tag && answer.Headers.ETag is { } told && told.ToString() != tag)
            return false;
        if (Total is null && range.Length is not null)
            Note(_version with { Total = range.Length });
        return true;
    }

    /// <summary>Drops what has come, and notes the version that a whole answer brings.</summary>
    public void Restart(HttpResponseMessage answer)
    {
        Delete();
        var tag = answer.Headers.ETag is { IsWeak: false } strong ? strong.ToString() : null;
        Note(new(_source, tag, answer.Content.Headers.LastModified, answer.Content.Headers.ContentLength));
    }

    public FileStream Append() => new(Path, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);

    /// <summary>Notes that all has come, after an answer that did not tell its length.</summary>
    public void MarkWhole() => Note(_version with { Total = Length });

    public void Delete()
    {
        File.Delete(Path);
        File.Delete(NotePath);
        _version = new(_source, null, null, null);
    }

    private void Note(Version version)
    {
        AtomicFile.WriteAllText(NotePath, JsonSerializer.Serialize(version));
        _version = version;
    }

    private Version? ReadNote()
    {
        try
        {
            var noted = File.Exists(NotePath) ? JsonSerializer.Deserialize<Version>(File.ReadAllText(NotePath)) : null;
            return noted?.Tag is null || EntityTagHeaderValue.TryParse(noted.Tag, out _) ? noted : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Version(string Source, string? Tag, DateTimeOffset? Modified, long? Total);
}
