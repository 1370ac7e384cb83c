using System.Text;
using Pipelines.Loading;
using Settings.Declarations;

namespace Pipelines.Describing;

/// <summary>Writes the reference of every key of a pipeline file.</summary>
public static class PipelineReference
{
    /// <returns>Markdown: one table a section.</returns>
    public static string ToMarkdown()
    {
        var page = new StringBuilder();
        Append(page, PipelineSections.Root, "Top level");
        return page.ToString().TrimEnd() + "\n";
    }

    private static void Append(StringBuilder page, Section section, string title)
    {
        page.Append($"### {title}\n\n| Key | Value | Default | Meaning |\n|---|---|---|---|\n");
        if (section == PipelineSections.Root)
            AppendRow(page, Extends.Key, Extends.Expected, "", Extends.Description);
        foreach (var setting in section.Settings)
            AppendRow(page, setting.Name, setting.Type.Expected, DefaultOf(setting), setting.Description + ExampleOf(setting));
        page.Append('\n');
        foreach (var setting in section.Settings)
        {
            if (setting.Type is SectionType inner)
                Append(page, inner.Section, inner.Section.Path);
        }
    }

    private static void AppendRow(StringBuilder page, string key, string expected, string defaultValue, string meaning) =>
        page.Append($"| `{key}` | {Cell(expected)} | {Cell(defaultValue)} | {Cell(meaning)} |\n");

    private static string DefaultOf(Setting setting) => setting switch
    {
        { Required: true } => "**required**",
        { Type: ScalarType type, Default: { } value } => $"`{type.Write(value)}`",
        _ => "",
    };

    private static string ExampleOf(Setting setting) => setting.Example is { } example ? $" Example: `{example}`." : "";

    private static string Cell(string text) => text.Replace("|", "\\|");
}
