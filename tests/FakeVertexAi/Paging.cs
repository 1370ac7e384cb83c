using System.Globalization;
using System.Text.Json.Nodes;

namespace FakeVertexAi;

internal static class Paging
{
    /// <summary>A page of a list; its token is the number of the item the next one starts with.</summary>
    public static JsonObject Page(string name, IReadOnlyList<JsonObject> items, int size, int largest, string token)
    {
        var first = token.Length == 0 ? 0 : int.Parse(token, CultureInfo.InvariantCulture);
        var count = Math.Min(size, largest);
        var page = new JsonObject();
        if (items.Count > first)
            page[name] = new JsonArray([.. items.Skip(first).Take(count)]);
        if (items.Count > first + count)
            page["nextPageToken"] = $"{first + count}";
        return page;
    }
}
