using Faults;
using Storage.Cloud;

namespace Storage.Locations;

/// <summary>Address of an object in Cloud Storage: <c>gs://BUCKET/NAME</c>.</summary>
/// <param name="Bucket">The bucket's name.</param>
/// <param name="Name">The object's name within the bucket.</param>
public sealed record ObjectAddress(string Bucket, string Name)
{
    /// <summary>Address of the bucket: <c>gs://BUCKET</c>.</summary>
    public string BucketAddress => CloudAddress.Scheme + Bucket;

    /// <summary>Whether the text is a Cloud Storage address and not a path.</summary>
    public static bool IsCloud(string text) => text.StartsWith(CloudAddress.Scheme, StringComparison.Ordinal);

    /// <summary>Parses the address of an object.</summary>
    /// <exception cref="FaultException"><see cref="FaultKind.Settings"/>: the text is not the address of an object.</exception>
    public static ObjectAddress Parse(string text)
    {
        var address = CloudAddress.Parse(text);
        return address.Folder.Length > 0
            ? new(address.Bucket, address.Folder.TrimEnd('/'))
            : throw new FaultException(FaultKind.Settings, $"\"{text}\" is the address of a bucket, not of an object. Give gs://BUCKET/OBJECT.");
    }

    public override string ToString() => $"{BucketAddress}/{Name}";
}
