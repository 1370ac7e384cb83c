using System.Text.Json;

namespace TestKit;

/// <summary>Reading the values of a manifest.</summary>
public static class GoldenJson
{
    /// <summary>A number, or the text that stands for one JSON has no sign for.</summary>
    public static double Number(this JsonElement value) => value.ValueKind != JsonValueKind.String
        ? value.GetDouble()
        : value.GetString()!.ToUpperInvariant() switch
        {
            "NAN" => double.NaN,
            "INFINITY" or "INF" => double.PositiveInfinity,
            "-INFINITY" or "-INF" => double.NegativeInfinity,
            var text => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture),
        };

    public static double[] Numbers(this JsonElement array) => [.. array.EnumerateArray().Select(Number)];

    public static string[] Strings(this JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetString()!)];
}
