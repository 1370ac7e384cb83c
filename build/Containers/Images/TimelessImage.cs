using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Build.Engines;

namespace Build.Containers.Images;

/// <summary>
/// An image with the layers of another one, without any trace of when and where it was built, so that the same layers and settings always
/// give the same image. Docker's builder writes the time and a container's id into every configuration.
/// </summary>
/// <remarks>
/// The archive for <c>docker load</c> may omit layers that the engine already has. Formats:
/// https://github.com/opencontainers/image-spec/blob/main/config.md and https://github.com/moby/docker-image-spec.
/// </remarks>
internal static class TimelessImage
{
    private const string Created = "1970-01-01T00:00:00Z";

    // The keys of the specification; other keys describe the machine that built the image.
    private static readonly string[] Kept =
        ["User", "ExposedPorts", "Env", "Entrypoint", "Cmd", "Volumes", "WorkingDir", "Labels", "StopSignal"];

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes an archive for <c>docker load</c>.</summary>
    /// <param name="image">The image that provides layers and settings.</param>
    /// <param name="reference">The name that the image is loaded under.</param>
    /// <returns>The image's id.</returns>
    public static string Write(ImageFacts image, ImageReference reference, string path)
    {
        var configuration = Encoding.UTF8.GetBytes(Configuration(image).ToJsonString(Options));
        var id = Convert.ToHexStringLower(SHA256.HashData(configuration));
        var manifest = new JsonArray(new JsonObject
        {
            ["Config"] = $"{id}.json",
            ["RepoTags"] = new JsonArray(reference.ToString()),
            ["Layers"] = new JsonArray([.. image.Layers.Select(layer => JsonValue.Create($"{layer.Split(':')[1]}/layer.tar"))]),
        });

        using var archive = new TarWriter(File.Create(path));
        Add(archive, $"{id}.json", configuration);
        Add(archive, "manifest.json", Encoding.UTF8.GetBytes(manifest.ToJsonString(Options)));
        return $"sha256:{id}";
    }

    private static JsonObject Configuration(ImageFacts image)
    {
        var settings = new JsonObject();
        foreach (var name in Kept)
        {
            if (image.Configuration.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null)
                settings[name] = Sorted(value);
        }

        return new JsonObject
        {
            ["architecture"] = image.Architecture,
            ["os"] = image.OperatingSystem,
            ["created"] = Created,
            ["config"] = settings,
            ["rootfs"] = new JsonObject
            {
                ["type"] = "layers",
                ["diff_ids"] = new JsonArray([.. image.Layers.Select(layer => JsonValue.Create(layer))]),
            },
            ["history"] = new JsonArray([.. image.Layers.Select(_ => new JsonObject { ["created"] = Created })]),
        };
    }

    private static JsonNode Sorted(JsonElement value) => value.ValueKind == JsonValueKind.Object
        ? new JsonObject(value.EnumerateObject().OrderBy(entry => entry.Name, StringComparer.Ordinal)
            .Select(entry => KeyValuePair.Create(entry.Name, JsonNode.Parse(entry.Value.GetRawText()))))
        : JsonNode.Parse(value.GetRawText())!;

    private static void Add(TarWriter archive, string name, byte[] content) => archive.WriteEntry(
        new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content), ModificationTime = DateTimeOffset.UnixEpoch });
}
