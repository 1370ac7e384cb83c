using System.Text.Json.Nodes;

namespace FakeVertexAi;

/// <summary>A request as it came.</summary>
/// <param name="Target">The path and query as sent.</param>
/// <param name="Headers">By name; several values are joined by commas.</param>
public sealed record RecordedRequest(
    RequestKind Kind, string Method, string Target, IReadOnlyDictionary<string, string> Headers, JsonNode? Body)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
