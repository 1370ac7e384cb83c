using Pipelines.Yaml;

namespace Pipelines.Definition;

/// <summary>A list of names, at least one, each once.</summary>
internal sealed class ListType : SettingType
{
    public override string Expected => "a list of names";

    /// <summary>The list, as YAML, that a text with or without commas was probably meant to be.</summary>
    public static string Repair(string text)
    {
        var names = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return $"[{string.Join(", ", names.Select(YamlText.Quote))}]";
    }
}
