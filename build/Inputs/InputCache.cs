using Storage;
using Storage.Locations;

namespace Build.Inputs;

/// <summary>
/// Local copies of Cloud Storage objects. A copy's path contains the object's address and checksum, so a copy never changes, and pipelines
/// and builds that run at the same time can share it.
/// </summary>
internal sealed class InputCache(string folder)
{
    /// <summary>The path of a copy; it may not exist.</summary>
    /// <param name="content">Size and checksum of the object.</param>
    public string PathOf(ObjectAddress address, Checksum content) =>
        Path.Combine(FolderOf(address), $"{content.Size}-{content.Crc32c:x8}", Path.GetFileName(address.Name));

    /// <summary>Whether a complete copy exists; reads the file.</summary>
    public async Task<bool> HoldsAsync(ObjectAddress address, Checksum content, CancellationToken cancellation = default)
    {
        var file = new FileInfo(PathOf(address, content));
        return file.Exists && file.Length == content.Size && await Checksum.OfFileAsync(file.FullName, cancellation) == content;
    }

    /// <summary>Downloads the current version of the object.</summary>
    /// <param name="store">The object's bucket.</param>
    /// <param name="progress">Receives the number of bytes downloaded.</param>
    /// <exception cref="StorageException">The object does not exist, did not arrive complete, or cannot be stored.</exception>
    public async Task<StoredObject> FetchAsync(
        IObjectStore store, ObjectAddress address, CancellationToken cancellation, IProgress<long>? progress = null)
    {
        // The content is known only after the download: the object may be replaced before.
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
