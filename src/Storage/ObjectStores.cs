using Faults;

namespace Storage;

/// <summary>Opens the store a pipeline's <c>storage.bucket</c> names.</summary>
public static class ObjectStores
{
    /// <param name="bucket">The path of a folder, which need not exist yet.</param>
    /// <exception cref="FaultException"><see cref="FaultKind.Settings"/>: no store has an address of this form.</exception>
    public static IObjectStore Open(string bucket)
    {
        if (string.IsNullOrWhiteSpace(bucket))
            throw new FaultException(FaultKind.Settings, "The bucket is empty. Give the path of a folder, such as artifacts/bucket.");
        if (bucket.Contains("://", StringComparison.Ordinal))
        {
            throw new FaultException(
                FaultKind.Settings, $"Bucket \"{bucket}\" is not supported. Give the path of a folder, such as artifacts/bucket.");
        }

        return new FolderObjectStore(bucket);
    }
}
