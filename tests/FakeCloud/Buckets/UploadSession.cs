using System.Text.Json.Nodes;

namespace FakeCloud.Buckets;

/// <summary>A resumable upload: what has arrived of it lies in a file.</summary>
internal sealed class UploadSession(FakeBucket bucket, string objectName, JsonObject attributes, Preconditions preconditions)
{
    private readonly string _path = bucket.NewFile();

    public SemaphoreSlim Gate { get; } = new(1);

    /// <summary>The object, once all has arrived.</summary>
    public FakeObject? Finished { get; private set; }

    public long Arrived => File.Exists(_path) ? new FileInfo(_path).Length : 0;

    public FileStream OpenAt(long offset)
    {
        var file = new FileStream(_path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0);
        file.SetLength(offset);
        file.Position = offset;
        return file;
    }

    /// <param name="crc32c">What the last request says the content's is; null when it says nothing.</param>
    public async Task FinishAsync(string? crc32c)
    {
        OpenAt(Arrived).Dispose();
        if (crc32c is not null && crc32c != ((string?)attributes["crc32c"] ?? crc32c))
            throw new ApiError(400, "invalid", $"The CRC32C \"{crc32c}\" of the last request is not that of the first.");
        if (crc32c is not null)
            attributes["crc32c"] = crc32c;
        Finished = await bucket.PutAsync(objectName, _path, attributes, preconditions);
    }

    /// <summary>Makes the object known under another checksum than its content has.</summary>
    public void Misreport() =>
        Finished = Finished! with { Checksum = Finished.Checksum with { Crc32c = ~Finished.Checksum.Crc32c } };
}
