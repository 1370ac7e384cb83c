using Cake.Docker;

namespace Build.Engines;

/// <summary>Options of <c>podman push</c> that are missing in Cake.Docker's settings.</summary>
internal sealed class ContainerPushSettings : AutoToolSettings
{
    /// <summary>The file that the pushed image's digest is written to.</summary>
    public string? Digestfile { get; set; }
}
