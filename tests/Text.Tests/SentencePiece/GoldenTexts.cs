using System.Text.Json;

namespace Trainer.Tests.Text.SentencePiece;

/// <summary>The texts that a golden file gives the pieces of.</summary>
internal static class GoldenTexts
{
    public static string[] Read(string name) =>
        [.. File.ReadLines(Golden.Copy(name)).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!)];
}
