using System.Text.RegularExpressions;
using Storage.Cloud;

namespace Trainer.Cli;

/// <summary>What <c>--bucket-name</c> may be: a folder, an address, or as in the tutorial the mere name of a bucket in Cloud Storage.</summary>
internal static partial class BucketName
{
    /// <returns>The address of the bucket, where the text is a bucket's name and there is no folder of that name; else the text.</returns>
    public static string ToAddress(string bucket) =>
        Form().IsMatch(bucket) && !Directory.Exists(bucket) ? CloudAddress.Scheme + bucket : bucket;

    // https://cloud.google.com/storage/docs/buckets#naming
    [GeneratedRegex(@"\A[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]\z")]
    private static partial Regex Form();
}
