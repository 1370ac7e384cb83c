using System.Globalization;
using System.Text;

namespace Jobs.Cloud;

/// <summary>Labels that distinguish the jobs of this program from other jobs in a Google Cloud project.</summary>
/// <remarks>https://cloud.google.com/vertex-ai/docs/general/labels</remarks>
public static class JobLabels
{
    /// <summary>Label of the run. The job service sets it.</summary>
    public const string RunId = "run_id";

    /// <summary>Label of the pipeline.</summary>
    public const string Pipeline = "pipeline";

    /// <summary>Label of the git commit.</summary>
    public const string Commit = "commit";

    private const int MostCharacters = 63;

    /// <summary>Converts a text to a valid label value: in lower case, with <c>-</c> for invalid characters, and truncated to 63 characters.</summary>
    public static string ValueOf(string text)
    {
        var value = new StringBuilder();
        foreach (var character in text.ToLower(CultureInfo.InvariantCulture).Take(MostCharacters))
            value.Append(char.IsLetterOrDigit(character) || character is '_' or '-' ? character : '-');
        return value.ToString();
    }
}
