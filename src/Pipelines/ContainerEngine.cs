namespace Pipelines;

/// <summary>The program that builds, runs and pushes images.</summary>
public enum ContainerEngine
{
    Docker,
    Podman,
}
