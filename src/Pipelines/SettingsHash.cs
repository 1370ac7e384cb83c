using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Pipelines;

/// <summary>The identity of settings: what a step compares to know whether it must run again.</summary>
public static class SettingsHash
{
    internal static JsonSerializerOptions Json { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NeverRead } },
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Hashes the sections a step reads, in the order given; values such as the step's version may stand among them.</summary>
    /// <returns>SHA-256 of the canonical JSON of the array of sections, in 64 lower-case hexadecimal digits.</returns>
    public static string Of(params object?[] sections) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalJson(sections))));

    /// <summary>
    /// Writes settings as JSON that depends on their values alone: keys spelled as in the file and in ordinal order, no white space,
    /// defaults and nulls written out.
    /// </summary>
    public static string CanonicalJson(object? settings) =>
        Sorted(JsonSerializer.SerializeToNode(settings, Json))?.ToJsonString(Json) ?? "null";

    // What C# requires of a new record need not be asked of JSON, which is only written; an ignored property could not meet it.
    private static void NeverRead(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
            property.IsRequired = false;
    }

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => KeyValuePair.Create(entry.Key, Sorted(entry.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
