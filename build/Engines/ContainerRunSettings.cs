using Cake.Docker;

namespace Build.Engines;

/// <summary>
/// Options of <c>docker run</c> and <c>podman run</c>: those of Cake.Docker's settings that this build needs, and options missing there.
/// Cake.Docker's class is sealed, so <see cref="ContainerTool{TSettings}"/> runs commands with these settings.
/// </summary>
/// <remarks>
/// A null property is omitted. The polyfill passes an empty string on and the package omits it, so no property is set to one.
/// </remarks>
internal sealed class ContainerRunSettings : AutoToolSettings
{
    /// <summary>Devices of the host; with Podman also Container Device Interface names, such as <c>nvidia.com/gpu=all</c>.</summary>
    public string[]? Device { get; set; }

    /// <summary>NAME=VALUE, or NAME alone to pass on a variable of this process.</summary>
    public string[]? Env { get; set; }

    /// <summary>The GPUs that Docker gives the container: <c>all</c>, a number, or <c>device=...</c>.</summary>
    public string? Gpus { get; set; }

    public string[]? Mount { get; set; }

    public string? Name { get; set; }

    public string? Network { get; set; }

    public bool? Rm { get; set; }

    public string? Runtime { get; set; }

    public string? User { get; set; }

    public string? Userns { get; set; }
}
