using System.Text.RegularExpressions;
using Pipelines.Yaml;
using Settings.Declarations;

namespace Pipelines.Loading;

/// <summary>The name of a pipeline, which is that of its file. Folders, files and jobs are named after it.</summary>
internal static partial class PipelineName
{
    public static string Of(string path, Position at, Mistakes mistakes)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        if (name == PipelineFile.All)
        {
            mistakes.Add(at, $"the file name {YamlText.InQuotes(name)} cannot name a pipeline, as it stands for all of them", "Rename the file");
        }
        else if (!Form().IsMatch(name))
        {
            mistakes.Add(at, $"the file name {YamlText.InQuotes(name)} cannot name a pipeline",
                "Rename the file: at most 63 letters, digits, - _ and . inside");
        }
        return name;
    }

    [GeneratedRegex(@"^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?\z")]
    private static partial Regex Form();
}
