using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Storage;

namespace FakeCloud.Buckets;

/// <summary>The live objects of one bucket, in files of a folder.</summary>
internal sealed class FakeBucket(string name, string folder)
{
    // Hashing more than this would take longer than the tests that need such objects; Cloud Storage knows objects without an MD5 too.
    private const long MostBytesForMd5 = 64L << 20;

    private static long _generation = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() * 1000;

    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, FakeObject> _objects = new(ObjectNameOrder.Instance);

    public string Name { get; } = name;

    /// <summary>A region, or several under one name.</summary>
    public string Location { get; set; } = "US-CENTRAL1";

    /// <summary>The regions of a bucket that was given two of them.</summary>
    public string[] Regions { get; set; } = [];

    /// <summary>What its user may not do.</summary>
    public string[] Denied { get; set; } = [];

    public FakeObject? Find(string objectName)
    {
        lock (_gate)
            return _objects.GetValueOrDefault(objectName);
    }

    public IReadOnlyList<FakeObject> List()
    {
        lock (_gate)
            return [.. _objects.Values];
    }

    public string NewFile() => Path.Combine(folder, Guid.NewGuid().ToString("N"));

    /// <summary>Makes the content of a file the object's, if the preconditions hold and the content is what the attributes say.</summary>
    public async Task<FakeObject> PutAsync(string objectName, string path, JsonObject attributes, Preconditions preconditions)
    {
        var checksum = await Checksum.OfFileAsync(path);
        if ((string?)attributes["crc32c"] is { } announced && announced != FakeObject.Base64(checksum.Crc32c))
        {
            throw new ApiError(
                400,
                "invalid",
                $"Provided CRC32C \"{announced}\" doesn't match calculated CRC32C \"{FakeObject.Base64(checksum.Crc32c)}\".");
        }

        var md5 = checksum.Size <= MostBytesForMd5 ? await Md5Async(path) : null;
        lock (_gate)
        {
            preconditions.Check(_objects.GetValueOrDefault(objectName));
            return _objects[objectName] = new FakeObject(
                Name, objectName, Interlocked.Increment(ref _generation), path, checksum, md5, attributes, DateTimeOffset.UtcNow);
        }
    }

    /// <param name="generation">Null for the live one.</param>
    /// <returns>Whether there was such an object.</returns>
    public bool Delete(string objectName, long? generation, Preconditions preconditions)
    {
        lock (_gate)
        {
            var live = _objects.GetValueOrDefault(objectName);
            preconditions.Check(live);
            return (generation is null || generation == live?.Generation) && _objects.Remove(objectName);
        }
    }

    private static async Task<byte[]> Md5Async(string path)
    {
        await using var file = File.OpenRead(path);
        return await MD5.HashDataAsync(file);
    }
}
