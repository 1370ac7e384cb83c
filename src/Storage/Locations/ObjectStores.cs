using Faults;
using Storage.Cloud;
using Storage.Folders;

namespace Storage.Locations;

/// <summary>Opens the store a pipeline's <c>storage.bucket</c> names.</summary>
public static class ObjectStores
{
    /// <param name="bucket">The path of a folder, which need not exist yet, or <c>gs://BUCKET</c> or <c>gs://BUCKET/PREFIX</c>.</param>
    /// <exception cref="FaultException"><see cref="FaultKind.Settings"/>: no store has an address of this form.</exception>
    public static IObjectStore Open(string bucket)
    {
        if (string.IsNullOrWhiteSpace(bucket))
            throw new FaultException(FaultKind.Settings, "The bucket is empty. Give the path of a folder, such as artifacts/bucket, or gs://BUCKET.");
        if (bucket.StartsWith(CloudAddress.Scheme, StringComparison.Ordinal))
            return new CloudObjectStore(CloudAddress.Parse(bucket), TimeProvider.System, Random.Shared);
        if (bucket.Contains("://", StringComparison.Ordinal))
        {
            throw new FaultException(
                FaultKind.Settings, $"Bucket \"{bucket}\" is not supported. Give the path of a folder, such as artifacts/bucket, or gs://BUCKET.");
        }

        return new FolderObjectStore(bucket);
    }

    /// <summary>What tells whether two names mean the same file or object.</summary>
    /// <param name="bucket">A folder, or an address in Cloud Storage.</param>
    /// <param name="name">What lies in it; empty for the bucket itself.</param>
    /// <returns>A full path, or an address in Cloud Storage, without a slash at its end.</returns>
    public static string PlaceOf(string bucket, string name) => ObjectAddress.IsCloud(bucket)
        ? $"{bucket.TrimEnd('/')}/{name}".TrimEnd('/')
        : Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(bucket, name)));
}
