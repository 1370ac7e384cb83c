using System.Text.Json;

namespace Text.Tests.SentencePiece;

/// <summary>Texts whose pieces a golden file contains.</summary>
internal static class GoldenTexts
{
    public static string[] Read(string name) =>
        [.. File.ReadLines(Golden.Copy(name)).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!)];
}
