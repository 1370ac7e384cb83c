using System.Text.Json;

namespace Text.Tests.SentencePiece;

/// <summary>The texts that a golden file gives the pieces of.</summary>
internal static class GoldenTexts
{
    public static string[] Read(string name) =>
        [.. File.ReadLines(Golden.Copy(name)).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!)];
}
