using Cake.Docker;

namespace Build.Engines;

/// <summary>
/// Options of <c>docker run</c> and <c>podman run</c>: those of Cake.Docker's settings this build needs, and those they lack. Theirs cannot be
/// derived from, so a command with these is run by <see cref="ContainerTool{TSettings}"/>.
/// </summary>
/// <remarks>
/// A property that is null is left out; an empty text is passed on by the polyfill and left out by the package, so none is set to one.
/// </remarks>
internal sealed class ContainerRunSettings : AutoToolSettings
{
    /// <summary>Devices of the host; with Podman also names of the Container Device Interface, such as <c>nvidia.com/gpu=all</c>.</summary>
    public string[]? Device { get; set; }

    /// <summary>NAME=VALUE, or NAME alone for a variable this process has.</summary>
    public string[]? Env { get; set; }

    /// <summary>Which GPUs Docker gives the container: <c>all</c>, a number, or <c>device=...</c>.</summary>
    public string? Gpus { get; set; }

    public string[]? Mount { get; set; }

    public string? Name { get; set; }

    public string? Network { get; set; }

    public bool? Rm { get; set; }

    public string? Runtime { get; set; }

    public string? User { get; set; }

    public string? Userns { get; set; }
}
