using System.Globalization;
using System.Text.Json.Nodes;

namespace Jobs.Cloud;

/// <summary>Builds request bodies in the JSON format of protocol buffers, which omits unset members.</summary>
/// <remarks>https://protobuf.dev/programming-guides/json/</remarks>
internal static class Members
{
    /// <summary>Creates an object from the members that have a value.</summary>
    public static JsonObject Of(params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        var node = new JsonObject();
        foreach (var (name, value) in members)
        {
            if (value is not null)
                node[name] = value;
        }

        return node;
    }

    /// <summary>Creates a list; null when it is empty.</summary>
    public static JsonArray? List<T>(IEnumerable<T> items, Func<T, JsonNode> node)
    {
        var list = new JsonArray([.. items.Select(node)]);
        return list.Count == 0 ? null : list;
    }

    public static JsonArray? List(IEnumerable<string> items) => List(items, item => JsonValue.Create(item));

    /// <summary>Creates a map; null when it is empty.</summary>
    public static JsonObject? Map(IReadOnlyDictionary<string, string> map) =>
        map.Count == 0 ? null : new JsonObject(map.Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value)));

    /// <summary>Creates a flag; null for false, the default.</summary>
    public static JsonNode? Flag(bool value) => value ? JsonValue.Create(true) : null;

    /// <summary>Creates a 64-bit integer, which the format writes as a string.</summary>
    public static JsonNode Int64(long value) => JsonValue.Create(value.ToString(CultureInfo.InvariantCulture));
}
