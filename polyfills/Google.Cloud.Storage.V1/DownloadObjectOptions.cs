using System.Net.Http.Headers;
using Google.Apis.Download;

namespace Google.Cloud.Storage.V1;

/// <summary>How an object is downloaded; a null says nothing.</summary>
public sealed class DownloadObjectOptions
{
    /// <summary>After how many bytes the destination is written and progress is reported.</summary>
    public int? ChunkSize { get; set; }

    /// <summary>The generation to download; null: the live one.</summary>
    public long? Generation { get; set; }

    public long? IfGenerationMatch { get; set; }

    public long? IfGenerationNotMatch { get; set; }

    public long? IfMetagenerationMatch { get; set; }

    public long? IfMetagenerationNotMatch { get; set; }

    /// <summary>Which bytes to download; null: all.</summary>
    public RangeHeaderValue? Range { get; set; }

    /// <summary>The project that pays for the request.</summary>
    public string? UserProject { get; set; }

    /// <summary>Null is <see cref="DownloadValidationMode.Always"/>.</summary>
    public DownloadValidationMode? DownloadValidationMode { get; set; }

    internal void ApplyTo(MediaDownloader downloader)
    {
        downloader.ChunkSize = ChunkSize ?? downloader.ChunkSize;
        downloader.Range = Range;
    }

    internal IEnumerable<(string Name, string? Value)> Parameters() =>
    [
        ("generation", $"{Generation}"),
        ("ifGenerationMatch", $"{IfGenerationMatch}"),
        ("ifGenerationNotMatch", $"{IfGenerationNotMatch}"),
        ("ifMetagenerationMatch", $"{IfMetagenerationMatch}"),
        ("ifMetagenerationNotMatch", $"{IfMetagenerationNotMatch}"),
        ("userProject", UserProject),
    ];
}
