namespace Cake.Docker;

/// <summary>Options of <c>docker push</c>.</summary>
public sealed class DockerImagePushSettings : AutoToolSettings
{
    [AutoProperty(Format = Constants.BoolWithTrueDefaultFormat)]
    public bool? DisableContentTrust { get; set; }

    public bool AllTags { get; set; }
}
