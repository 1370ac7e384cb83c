using System.Globalization;
using System.Text.Json.Nodes;

namespace Jobs.Cloud;

/// <summary>Builds bodies of requests in the JSON form of protocol buffers: what is not set is left out.</summary>
/// <remarks>https://protobuf.dev/programming-guides/json/</remarks>
internal static class Members
{
    /// <returns>An object of the members that have a value.</returns>
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

    /// <returns>A list; null for an empty one.</returns>
    public static JsonArray? List<T>(IEnumerable<T> items, Func<T, JsonNode> node)
    {
        var list = new JsonArray([.. items.Select(node)]);
        return list.Count == 0 ? null : list;
    }

    public static JsonArray? List(IEnumerable<string> items) => List(items, item => JsonValue.Create(item));

    /// <returns>A map; null for an empty one.</returns>
    public static JsonObject? Map(IReadOnlyDictionary<string, string> map) =>
        map.Count == 0 ? null : new JsonObject(map.Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value)));

    /// <returns>True, or null for what is the default.</returns>
    public static JsonNode? Flag(bool value) => value ? JsonValue.Create(true) : null;

    /// <summary>A number of 64 bits, which is a string in JSON.</summary>
    public static JsonNode Int64(long value) => JsonValue.Create(value.ToString(CultureInfo.InvariantCulture));
}
