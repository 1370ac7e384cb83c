using System.Text.Json;
using System.Text.Json.Nodes;
using Pipelines.Loading;
using Settings.Declarations;

namespace Pipelines.Describing;

/// <summary>Writes the JSON Schema of pipeline files, by which editors complete and check them.</summary>
/// <remarks>
/// It requires no key, for a key may come from an extended file, and takes <c>${VARIABLE}</c> for any scalar.
/// Draft 7, which both NJsonSchema and the YAML language server read.
/// </remarks>
public static class PipelineSchema
{
    private static readonly JsonSerializerOptions Indented = new(SettingsHash.Json) { WriteIndented = true };

    /// <returns>The schema, indented, with a line break at its end.</returns>
    public static string ToJson()
    {
        var schema = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "Pipeline file",
            ["definitions"] = new JsonObject
            {
                ["variable"] = new JsonObject { ["type"] = "string", ["pattern"] = @"\$\{" },
            },
        };
        AddAll(schema, OfSection(PipelineSections.Root));
        return schema.ToJsonString(Indented).ReplaceLineEndings("\n") + "\n";
    }

    private static JsonObject OfSection(Section section)
    {
        var properties = new JsonObject();
        if (section == PipelineSections.Root)
            properties[Extends.Key] = OfExtends();
        foreach (var setting in section.Settings)
            properties[setting.Name] = OfSetting(setting);
        return new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };
    }

    private static JsonObject OfExtends() => new()
    {
        ["description"] = Extends.Description,
        ["anyOf"] = new JsonArray(Text(), new JsonObject { ["type"] = "array", ["items"] = Text(), ["minItems"] = 1 }),
    };

    private static JsonObject OfSetting(Setting setting)
    {
        var schema = new JsonObject { ["description"] = (setting.Required ? "Required. " : "") + setting.Description };
        if (!setting.Required && setting.Type is ScalarType && setting.Default is { } value)
            schema["default"] = JsonSerializer.SerializeToNode(value, SettingsHash.Json);
        if (setting is { Example: { } example, Type: ScalarType scalar }
            && scalar.Read(new ScalarText(example), out var typed) is null)
            schema["examples"] = new JsonArray(JsonSerializer.SerializeToNode(typed, SettingsHash.Json));
        var forms = Forms(setting.Type);
        if (setting.MayBeNothing)
            forms.Add(new JsonObject { ["type"] = "null" });
        if (forms.Count > 1)
            schema["anyOf"] = new JsonArray([.. forms]);
        else
            AddAll(schema, forms[0]);
        return schema;
    }

    private static List<JsonObject> Forms(SettingType type) => type switch
    {
        SectionType section => [OfSection(section.Section)],
        ListType list => [OfList(list)],
        MapType map => [OfMap(map)],
        TextType { Pattern: null } => [Text()],
        TextType { Pattern: { } pattern } => [Text(pattern), Variable()],
        NumberType { OrAuto: true } number => [OfNumber(number), new JsonObject { ["const"] = OrAutoAttribute.Word }, Variable()],
        NumberType number => [OfNumber(number), Variable()],
        FlagType => [new JsonObject { ["type"] = "boolean" }, Variable()],
        ChoiceType choice => [new JsonObject { ["enum"] = new JsonArray([.. choice.Words]) }, Variable()],
        _ => throw new NotSupportedException(type.GetType().Name),
    };

    private static JsonObject OfList(ListType list)
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = OfItem(list.Item), ["minItems"] = 1 };
        if (!list.ItemsMayRepeat)
            schema["uniqueItems"] = true;
        return schema;
    }

    private static JsonObject OfItem(TextType item) =>
        Forms(item) is [var only] ? only : new JsonObject { ["anyOf"] = new JsonArray([.. Forms(item)]) };

    private static JsonObject OfMap(MapType map) => new()
    {
        ["type"] = "object",
        ["patternProperties"] = new JsonObject { [map.KeyPattern] = new JsonObject { ["anyOf"] = new JsonArray([.. Forms(map.Value)]) } },
        ["additionalProperties"] = false,
    };

    private static JsonObject OfNumber(NumberType number) => new()
    {
        ["type"] = number.Whole ? "integer" : "number",
        [number.MinimumIsExclusive ? "exclusiveMinimum" : "minimum"] = number.Minimum,
        [number.MaximumIsExclusive ? "exclusiveMaximum" : "maximum"] = number.Maximum,
    };

    // A plain 2024 or true is text where text is asked for, but a number or truth value to a JSON Schema.
    private static JsonObject Text(string? pattern = null)
    {
        var text = new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") };
        if (pattern is not null)
            text["pattern"] = pattern;
        return text;
    }

    private static void AddAll(JsonObject schema, JsonObject more)
    {
        foreach (var (key, value) in more)
            schema[key] = value?.DeepClone();
    }

    private static JsonObject Variable() => new() { ["$ref"] = "#/definitions/variable" };
}
