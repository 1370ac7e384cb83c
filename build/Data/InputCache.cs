using Storage;
using Storage.Locations;

namespace Build.Data;

/// <summary>
/// Copies of objects of Cloud Storage. Each lies under its address and what it holds, so that a copy never changes, and pipelines and builds
/// that run at once can share them.
/// </summary>
public sealed class InputCache(string folder)
{
    /// <summary>Where a copy lies, if there is one.</summary>
    /// <param name="content">What the object holds.</param>
    public string PathOf(ObjectAddress address, Checksum content) =>
        Path.Combine(FolderOf(address), $"{content.Size}-{content.Crc32c:x8}", Path.GetFileName(address.Name));

    /// <summary>Whether there is a copy, and it is whole; reads it.</summary>
    public async Task<bool> HoldsAsync(ObjectAddress address, Checksum content, CancellationToken cancellation = default)
    {
        var file = new FileInfo(PathOf(address, content));
        return file.Exists && file.Length == content.Size && await Checksum.OfFileAsync(file.FullName, cancellation) == content;
    }

    /// <summary>Fetches the object as it is now.</summary>
    /// <param name="store">The bucket of the object.</param>
    /// <param name="progress">Told how many bytes have come.</param>
    /// <exception cref="StorageException">It is not there, did not arrive whole, or cannot be kept.</exception>
    public async Task<StoredObject> FetchAsync(
        IObjectStore store, ObjectAddress address, CancellationToken cancellation, IProgress<long>? progress = null)
    {
        // What it holds is known for certain only when it has come: it may be replaced until then.
        var partial = Path.Combine(FolderOf(address), $"{Guid.NewGuid():N}.partial");
        try
        {
            var fetched = await store.DownloadAsync(address.Name, partial, cancellation, progress);
            var path = PathOf(address, fetched.Checksum);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Move(partial, path, overwrite: true);
            return fetched;
        }
        finally
        {
            if (File.Exists(partial))
                File.Delete(partial);
        }
    }

    private string FolderOf(ObjectAddress address) => Path.Combine([folder, address.Bucket, .. address.Name.Split('/')]);
}
