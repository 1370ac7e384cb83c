using Faults;
using Storage.Cloud;
using Storage.Folders;

namespace Storage.Locations;

/// <summary>Opens object stores by their location, as given by <c>storage.bucket</c> of a pipeline.</summary>
public static class ObjectStores
{
    /// <summary>Opens the store at a location.</summary>
    /// <param name="bucket">The path of a folder, which is created by the first upload, or <c>gs://BUCKET</c> or <c>gs://BUCKET/PREFIX</c>.</param>
    /// <exception cref="FaultException"><see cref="FaultKind.Settings"/>: the location has no supported form.</exception>
    public static IObjectStore Open(string bucket)
    {
        if (string.IsNullOrWhiteSpace(bucket))
            throw new FaultException(FaultKind.Settings, "The bucket name is empty. Give the path of a folder, such as artifacts/bucket, or gs://BUCKET.");
        if (bucket.StartsWith(CloudAddress.Scheme, StringComparison.Ordinal))
            return new CloudObjectStore(CloudAddress.Parse(bucket), TimeProvider.System, Random.Shared);
        if (bucket.Contains("://", StringComparison.Ordinal))
        {
            throw new FaultException(
                FaultKind.Settings, $"Bucket \"{bucket}\" is not supported. Give the path of a folder, such as artifacts/bucket, or gs://BUCKET.");
        }

        return new FolderObjectStore(bucket);
    }

    /// <summary>Normalizes the location of an object, so that two locations can be compared.</summary>
    /// <param name="bucket">The path of a folder, or a Cloud Storage address.</param>
    /// <param name="name">The object's name; empty for the bucket itself.</param>
    /// <returns>A full path, or a Cloud Storage address, without a slash at its end.</returns>
    public static string PlaceOf(string bucket, string name) => ObjectAddress.IsCloud(bucket)
        ? $"{bucket.TrimEnd('/')}/{name}".TrimEnd('/')
        : Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(bucket, name)));
}
