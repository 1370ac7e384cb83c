namespace Cake.Docker;

/// <summary><c>docker tag</c> has no options.</summary>
public sealed class DockerImageTagSettings : AutoToolSettings;
