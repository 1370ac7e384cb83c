namespace Settings.Declarations;

/// <summary>A list of texts, at least one; each once, unless they may repeat.</summary>
public sealed class ListType(TextType item, ListItemsAttribute? items) : SettingType
{
    public TextType Item => item;

    public string ItemExpected => item.Pattern is null ? "a name" : item.Expected;

    public bool ItemsMayRepeat => items?.MayRepeat == true;

    public override string Expected => $"a list of {items?.Plural ?? "names"}";

    /// <summary>The list, as YAML, that a text with or without commas was probably meant to be; null for a line of words.</summary>
    public string? Repair(string text)
    {
        if (ItemsMayRepeat)
            return null;
        var names = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return $"[{string.Join(", ", names.Select(YamlText.Quote))}]";
    }
}
