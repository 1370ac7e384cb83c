using System.Text.Json;
using Pipelines;

namespace Build.Engines;

/// <summary>Properties of a container engine, from its <c>info</c> command.</summary>
/// <param name="Version">The version of its server.</param>
/// <param name="DataFolder">The folder of its images, on the machine that it runs on.</param>
/// <param name="HasNvidiaRuntime">Whether containers can get NVIDIA GPUs.</param>
/// <param name="IsRootless">Whether root in a container is the user outside.</param>
/// <param name="CanSeal">Whether an image's configuration can be replaced over existing layers.</param>
internal sealed record EngineFacts(string Version, string DataFolder, bool HasNvidiaRuntime, bool IsRootless, bool CanSeal)
{
    private const string Runtime = "nvidia";

    // Files that `nvidia-ctk cdi generate` writes; Podman finds the GPUs by them.
    private static readonly string[] DeviceSpecifications = ["/etc/cdi/nvidia.yaml", "/var/run/cdi/nvidia.yaml"];

    /// <param name="info">The JSON output of <c>info</c>.</param>
    public static EngineFacts Parse(ContainerEngine engine, string info)
    {
        using var document = JsonDocument.Parse(info);
        return engine == ContainerEngine.Podman ? OfPodman(document.RootElement) : OfDocker(document.RootElement);
    }

    private static EngineFacts OfDocker(JsonElement info) => new(
        info.GetProperty("ServerVersion").GetString()!,
        info.GetProperty("DockerRootDir").GetString()!,
        HasNvidiaRuntime: info.GetProperty("Runtimes").EnumerateObject().Any(runtime => runtime.Name == Runtime),
        IsRootless: Items(info, "SecurityOptions").Any(option => option.GetString()!.Contains("name=rootless", StringComparison.Ordinal)),
        CanSeal: !Items(info, "DriverStatus").Any(pair => pair.ToString().Contains("io.containerd.snapshotter", StringComparison.Ordinal)));

    private static EngineFacts OfPodman(JsonElement info) => new(
        info.GetProperty("version").GetProperty("Version").GetString()!,
        info.GetProperty("store").GetProperty("graphRoot").GetString()!,
        HasNvidiaRuntime: DeviceSpecifications.Any(File.Exists),
        IsRootless: info.GetProperty("host").GetProperty("security").GetProperty("rootless").GetBoolean(),
        CanSeal: false);

    private static IEnumerable<JsonElement> Items(JsonElement info, string name) =>
        info.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];
}
