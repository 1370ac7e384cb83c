using System.Globalization;
using System.Text;

namespace Jobs.Cloud;

/// <summary>The labels by which the jobs of this project are told from others in a Google Cloud project.</summary>
/// <remarks>https://cloud.google.com/vertex-ai/docs/general/labels</remarks>
public static class JobLabels
{
    /// <summary>The run a job is for. Set by the job service itself.</summary>
    public const string RunId = "run_id";

    /// <summary>The pipeline a job belongs to.</summary>
    public const string Pipeline = "pipeline";

    /// <summary>The git commit a job was made from.</summary>
    public const string Commit = "commit";

    private const int MostCharacters = 63;

    /// <summary>A text as the value of a label: in lower case, with <c>-</c> for what a label may not hold, and no longer than one may be.</summary>
    public static string ValueOf(string text)
    {
        var value = new StringBuilder();
        foreach (var character in text.ToLower(CultureInfo.InvariantCulture).Take(MostCharacters))
            value.Append(char.IsLetterOrDigit(character) || character is '_' or '-' ? character : '-');
        return value.ToString();
    }
}
