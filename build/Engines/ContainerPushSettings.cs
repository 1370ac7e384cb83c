using Cake.Docker;

namespace Build.Engines;

/// <summary>Options of <c>podman push</c> that Cake.Docker's settings lack.</summary>
internal sealed class ContainerPushSettings : AutoToolSettings
{
    /// <summary>The file the digest of what was pushed is written to.</summary>
    public string? Digestfile { get; set; }
}
