using System.Text.RegularExpressions;
using Faults;

namespace Storage.Cloud;

/// <summary>Address of a bucket, or of a part of a bucket: <c>gs://BUCKET</c> or <c>gs://BUCKET/PREFIX</c>.</summary>
/// <param name="Bucket">The bucket's name.</param>
/// <param name="Folder">The prefix of all object names: empty, or with a <c>/</c> at its end.</param>
public sealed partial record CloudAddress(string Bucket, string Folder)
{
    public const string Scheme = "gs://";

    /// <summary>Parses an address.</summary>
    /// <exception cref="FaultException"><see cref="FaultKind.Settings"/>: the text is not a Cloud Storage address.</exception>
    public static CloudAddress Parse(string text)
    {
        if (Form().Match(text) is not { Success: true } match)
        {
            throw new FaultException(
                FaultKind.Settings, $"\"{text}\" is not a Cloud Storage address. Give gs://BUCKET or gs://BUCKET/PREFIX, such as gs://my-bucket/fr.");
        }

        var prefix = match.Groups["prefix"].Value.TrimEnd('/');
        if (prefix.Length > 0)
            ObjectName.Check(prefix);
        return new CloudAddress(match.Groups["bucket"].Value, prefix.Length == 0 ? "" : prefix + "/");
    }

    public override string ToString() => $"{Scheme}{Bucket}/{Folder}".TrimEnd('/');

    // https://cloud.google.com/storage/docs/buckets#naming
    [GeneratedRegex(@"\Ags://(?<bucket>[a-z0-9][a-z0-9._-]{1,220}[a-z0-9])(/(?<prefix>.*))?\z")]
    private static partial Regex Form();
}
