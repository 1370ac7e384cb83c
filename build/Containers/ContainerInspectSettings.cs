using Cake.Docker;

namespace Build.Containers;

/// <summary>Options of <c>docker inspect</c> and <c>podman inspect</c>, which Cake.Docker has no alias for.</summary>
public sealed class ContainerInspectSettings : AutoToolSettings
{
    /// <summary>A Go template of what is printed of each object, such as <c>{{.Id}}</c>.</summary>
    public string? Format { get; set; }

    /// <summary>What is looked for: <c>image</c>, <c>container</c>, ...</summary>
    public string? Type { get; set; }
}
