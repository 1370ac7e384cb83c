namespace FakeCloud.Buckets;

/// <summary>A request as it came.</summary>
/// <param name="Kind">What it was for.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Target">The path and query as sent.</param>
/// <param name="Headers">By name; several values are joined by commas.</param>
public sealed record RecordedRequest(RequestKind Kind, string Method, string Target, IReadOnlyDictionary<string, string> Headers)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
