using System.Net.Http.Headers;
using System.Text.Json;
using Faults;

namespace Trainer.Pretrained.Archives;

/// <summary>
/// The received part of a download, with a note about the version of the file on the server, so that a later run can resume the download.
/// </summary>
/// <remarks>Source: RFC 9110, sections 13.1.5 (If-Range) and 14.2 (Range).</remarks>
internal sealed class PartialFile
{
    private readonly string _source;
    private Version _version;

    /// <summary>Opens the received part, if there is one.</summary>
    /// <param name="path">The path of the received bytes; the note has the additional extension <c>.json</c>.</param>
    /// <param name="source">The address of the file; a download from another address is not resumed.</param>
    public PartialFile(string path, string source)
    {
        (Path, _source) = (path, source);
        _version = ReadNote() is { } noted && noted.Source == source ? noted : new(source, null, null, null);
    }

    /// <summary>The path of the received bytes.</summary>
    public string Path { get; }

    /// <summary>The number of received bytes.</summary>
    public long Length => File.Exists(Path) ? new FileInfo(Path).Length : 0;

    /// <summary>The size of the whole file in bytes; null if it is unknown.</summary>
    public long? Total => _version.Total;

    /// <summary>Whether all bytes are received.</summary>
    public bool IsWhole => Total is { } total && Length == total;

    private string NotePath => $"{Path}.json";

    /// <summary>Requests the missing range if the file is unchanged, or the whole file if the server gave no version.</summary>
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

    /// <summary>Whether a partial response is the missing range.</summary>
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

    /// <summary>Deletes the received part, and notes the version of a complete response.</summary>
    public void Restart(HttpResponseMessage answer)
    {
        Delete();
        var tag = answer.Headers.ETag is { IsWeak: false } strong ? strong.ToString() : null;
        Note(new(_source, tag, answer.Content.Headers.LastModified, answer.Content.Headers.ContentLength));
    }

    /// <summary>Opens the received part for appending.</summary>
    public FileStream Append() => new(Path, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);

    /// <summary>Notes that the file is complete, after a response without a length.</summary>
    public void MarkWhole() => Note(_version with { Total = Length });

    /// <summary>Deletes the received part and the note.</summary>
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
