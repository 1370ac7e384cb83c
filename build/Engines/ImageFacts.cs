using System.Text.Json;

namespace Build.Engines;

/// <summary>Properties of an image in the engine's store.</summary>
/// <param name="Id">The digest of its configuration, which includes the digests of its layers.</param>
/// <param name="Layers">The digests of its unpacked layers, starting with the base image's.</param>
/// <param name="Configuration">Defaults of its containers: user, environment, entry point, labels, as the engine prints them.</param>
/// <param name="Size">Size of the unpacked layers, in bytes.</param>
internal sealed record ImageFacts(
    string Id,
    IReadOnlyList<string> Layers,
    string Architecture,
    string OperatingSystem,
    long Size,
    JsonElement Configuration)
{
    private const string DigestAlgorithm = "sha256:";

    /// <param name="inspection">The JSON output of <c>inspect</c>: an array of one image.</param>
    public static ImageFacts Parse(string inspection)
    {
        using var document = JsonDocument.Parse(inspection);
        var image = document.RootElement[0];
        var id = image.GetProperty("Id").GetString()!;
        return new(
            id.StartsWith(DigestAlgorithm, StringComparison.Ordinal) ? id : DigestAlgorithm + id,
            Texts(image.GetProperty("RootFS").GetProperty("Layers")),
            image.GetProperty("Architecture").GetString()!,
            image.GetProperty("Os").GetString()!,
            image.GetProperty("Size").GetInt64(),
            image.GetProperty("Config").Clone());
    }

    private static string[] Texts(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(item => item.GetString()!)] : [];
}
