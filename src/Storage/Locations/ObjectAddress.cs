using Faults;
using Storage.Cloud;

namespace Storage.Locations;

/// <summary>One object of Cloud Storage: <c>gs://BUCKET/NAME</c>.</summary>
/// <param name="Bucket">The bucket's name.</param>
/// <param name="Name">The object's name within the bucket.</param>
public sealed record ObjectAddress(string Bucket, string Name)
{
    /// <summary>The address of the bucket.</summary>
    public string BucketAddress => CloudAddress.Scheme + Bucket;

    /// <summary>Whether the text means something in Cloud Storage, rather than a path.</summary>
    public static bool IsCloud(string text) => text.StartsWith(CloudAddress.Scheme, StringComparison.Ordinal);

    /// <exception cref="FaultException"><see cref="FaultKind.Settings"/>: the text is no such address.</exception>
    public static ObjectAddress Parse(string text)
    {
        var address = CloudAddress.Parse(text);
        return address.Folder.Length > 0
            ? new(address.Bucket, address.Folder.TrimEnd('/'))
            : throw new FaultException(FaultKind.Settings, $"\"{text}\" is a bucket, not an object of one. Give gs://BUCKET/OBJECT.");
    }

    public override string ToString() => $"{BucketAddress}/{Name}";
}
