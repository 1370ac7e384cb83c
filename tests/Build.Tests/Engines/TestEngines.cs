using System.Collections.Immutable;
using Build.Engines;
using Pipelines;

namespace Build.Tests.Engines;

/// <summary>The tests' engines, as the build calls them.</summary>
internal static class TestEngines
{
    public static EngineProgram AsProgram(this DockerEngine engine) => Of(ContainerEngine.Docker, engine);

    public static EngineProgram AsProgram(this PodmanEngine engine) => Of(ContainerEngine.Podman, engine);

    private static EngineProgram Of(ContainerEngine kind, IContainerEngine engine)
    {
        var environment = engine.Environment.ToImmutableDictionary();
        return new EngineProgram(kind, engine.Program) { Environment = environment };
    }
}
