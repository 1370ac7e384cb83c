namespace Storage;

/// <summary>Copy operations that skip unchanged content, for every kind of store.</summary>
public static class ObjectStoreExtensions
{
    /// <summary>Uploads the file at <paramref name="path"/> unless the object has the same size and CRC-32C.</summary>
    /// <param name="progress">Receives the number of bytes stored so far.</param>
    public static async Task<ObjectCopy> UploadIfChangedAsync(
        this IObjectStore store, string path, string name, CancellationToken cancellation = default, IProgress<long>? progress = null)
    {
        var stored = await store.FindAsync(name, cancellation);
        return stored is not null && await IsCopyAsync(path, stored, cancellation)
            ? new ObjectCopy(stored, Copied: false)
            : new ObjectCopy(await store.UploadAsync(path, name, UploadCondition.Overwrite, cancellation, progress), Copied: true);
    }

    /// <summary>Downloads the object unless the file at <paramref name="path"/> has the same size and CRC-32C.</summary>
    /// <param name="progress">Receives the number of bytes received so far.</param>
    /// <exception cref="StorageException"><see cref="StorageProblem.NotFound"/>, <see cref="StorageProblem.Damaged"/>.</exception>
    public static async Task<ObjectCopy> DownloadIfChangedAsync(
        this IObjectStore store, string name, string path, CancellationToken cancellation = default, IProgress<long>? progress = null)
    {
        var stored = await store.FindAsync(name, cancellation);
        return stored is not null && await IsCopyAsync(path, stored, cancellation)
            ? new ObjectCopy(stored, Copied: false)
            : new ObjectCopy(await store.DownloadAsync(name, path, cancellation, progress), Copied: true);
    }

    private static async Task<bool> IsCopyAsync(string path, StoredObject stored, CancellationToken cancellation)
    {
        var file = new FileInfo(path);
        return file.Exists && file.Length == stored.Size && await Checksum.OfFileAsync(path, cancellation) == stored.Checksum;
    }
}
