using Cake.Docker;

namespace Build.Engines;

/// <summary>Options of <c>inspect</c> and <c>info</c>, for which Cake.Docker has no aliases.</summary>
internal sealed class ContainerQuerySettings : AutoToolSettings
{
    /// <summary>A Go template for the output, such as <c>{{.Id}}</c>.</summary>
    public string? Format { get; set; }

    /// <summary>Type of the object: <c>image</c>, <c>container</c>, ...</summary>
    public string? Type { get; set; }
}
