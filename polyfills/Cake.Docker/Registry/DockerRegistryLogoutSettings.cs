namespace Cake.Docker;

/// <summary><c>docker logout</c> has no options.</summary>
public sealed class DockerRegistryLogoutSettings : AutoToolSettings;
