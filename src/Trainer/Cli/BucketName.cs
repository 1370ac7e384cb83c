using System.Text.RegularExpressions;
using Storage.Cloud;

namespace Trainer.Cli;

/// <summary>The value of <c>--bucket-name</c>: a folder, an address, or the name of a Cloud Storage bucket, as in the tutorial.</summary>
internal static partial class BucketName
{
    /// <summary>The <c>gs://</c> address if the text is a bucket name and no folder has this name; otherwise the text itself.</summary>
    public static string ToAddress(string bucket) =>
        Form().IsMatch(bucket) && !Directory.Exists(bucket) ? CloudAddress.Scheme + bucket : bucket;

    // https://cloud.google.com/storage/docs/buckets#naming
    [GeneratedRegex(@"\A[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]\z")]
    private static partial Regex Form();
}
