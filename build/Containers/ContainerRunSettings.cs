using Cake.Docker;

namespace Build.Containers;

/// <summary>
/// Options of <c>docker run</c> and <c>podman run</c>: those of Cake.Docker's settings this build needs, and those they lack. Theirs cannot be
/// derived from, so a command with these is run by <see cref="ContainerTool{TSettings}"/>.
/// </summary>
/// <remarks>
/// A property that is null is left out; an empty text is passed on by the polyfill and left out by the package, so none is set to one.
/// </remarks>
public sealed class ContainerRunSettings : AutoToolSettings
{
    public string? Cidfile { get; set; }

    public bool? Detach { get; set; }

    /// <summary>Devices of the host; with Podman also names of the Container Device Interface, such as <c>nvidia.com/gpu=all</c>.</summary>
    public string[]? Device { get; set; }

    public string? Entrypoint { get; set; }

    /// <summary>NAME=VALUE, or NAME alone for a variable this process has.</summary>
    public string[]? Env { get; set; }

    public string[]? EnvFile { get; set; }

    /// <summary>Which GPUs Docker gives the container: <c>all</c>, a number, or <c>device=...</c>.</summary>
    public string? Gpus { get; set; }

    public string? Hostname { get; set; }

    public bool? Init { get; set; }

    public string? Ipc { get; set; }

    public string[]? Label { get; set; }

    /// <summary>The most memory it may use, such as <c>2g</c>.</summary>
    public string? Memory { get; set; }

    public string[]? Mount { get; set; }

    public string? Name { get; set; }

    public string? Network { get; set; }

    public string? Platform { get; set; }

    /// <summary>When the image is fetched first: <c>always</c>, <c>missing</c> or <c>never</c>.</summary>
    public string? Pull { get; set; }

    public bool? ReadOnly { get; set; }

    public bool? Rm { get; set; }

    public string? Runtime { get; set; }

    public string[]? SecurityOpt { get; set; }

    public string? ShmSize { get; set; }

    /// <summary>Seconds a container has to end before it is killed.</summary>
    public int? StopTimeout { get; set; }

    public string[]? Tmpfs { get; set; }

    public string? User { get; set; }

    public string? Userns { get; set; }

    public string[]? Volume { get; set; }

    public string? Workdir { get; set; }
}
