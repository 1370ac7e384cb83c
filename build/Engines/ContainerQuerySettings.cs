using Cake.Docker;

namespace Build.Engines;

/// <summary>Options of <c>inspect</c> and <c>info</c>, which Cake.Docker has no aliases for.</summary>
internal sealed class ContainerQuerySettings : AutoToolSettings
{
    /// <summary>A Go template of what is printed of each object, such as <c>{{.Id}}</c>.</summary>
    public string? Format { get; set; }

    /// <summary>What is looked for: <c>image</c>, <c>container</c>, ...</summary>
    public string? Type { get; set; }
}
