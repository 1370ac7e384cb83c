using System.Text.Json;
using System.Text.RegularExpressions;

namespace Jobs.Cloud;

/// <summary>Error in a response of a Google API.</summary>
/// <param name="Message">The message in one line; empty when the response has none.</param>
/// <param name="Reason">The reason of the ErrorInfo, such as <c>SERVICE_DISABLED</c>.</param>
/// <param name="Metadata">The metadata of the ErrorInfo.</param>
/// <param name="Violations">The field violations of the BadRequest: the field and its description.</param>
/// <remarks>https://google.aip.dev/193</remarks>
internal sealed partial record GoogleError(
    string Message, string? Reason, IReadOnlyDictionary<string, string> Metadata, IReadOnlyList<(string Field, string Description)> Violations)
{
    private const int MostCharacters = 500;

    public static readonly GoogleError None = new("", null, new Dictionary<string, string>(), []);

    /// <summary>Exceeded quotas; null for every other error.</summary>
    public string? ExceededQuotas =>
        ExceededPattern().Match(Message) is { Success: true } match ? match.Groups["metrics"].Value.TrimEnd('.') : null;

    /// <summary>Parses the body of a response. The result for any other body, such as the page of a proxy, is <see cref="None"/>.</summary>
    public static GoogleError Parse(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("error", out var error)
                && error.ValueKind == JsonValueKind.Object ? Read(error) : None;
        }
        catch (JsonException)
        {
            return None;
        }
    }

    /// <summary>Converts a text of a server to one line of limited length.</summary>
    public static string OneLine(string text)
    {
        var line = Unprintable().Replace(text, " ").Trim();
        return line.Length <= MostCharacters ? line : line[..MostCharacters] + "…";
    }

    private static GoogleError Read(JsonElement error)
    {
        var details = error.TryGetProperty("details", out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().ToList() : [];
        var info = details.FirstOrDefault(detail => IsA(detail, "google.rpc.ErrorInfo"));
        var metadata = info.ValueKind == JsonValueKind.Object && info.TryGetProperty("metadata", out var map)
            ? map.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.ToString())
            : [];
        var violations = details.Where(detail => IsA(detail, "google.rpc.BadRequest") && detail.TryGetProperty("fieldViolations", out _))
            .SelectMany(detail => detail.GetProperty("fieldViolations").EnumerateArray())
            .Select(violation => (Text(violation, "field") ?? "", OneLine(Text(violation, "description") ?? "")))
            .ToList();
        return new GoogleError(OneLine(Text(error, "message") ?? ""), Text(info, "reason"), metadata, violations);
    }

    private static bool IsA(JsonElement detail, string type) => Text(detail, "@type")?.EndsWith('/' + type) == true;

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    [GeneratedRegex(@"\bexceed(ed| quota limits):\s*(?<metrics>\S.*)$")]
    private static partial Regex ExceededPattern();

    [GeneratedRegex(@"[\s\p{C}]+")]
    private static partial Regex Unprintable();
}
