using System.Collections.Immutable;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Pipelines;

namespace Build.Engines;

/// <summary>The program of a container engine.</summary>
/// <param name="Path">Its full path.</param>
internal sealed record EngineProgram(ContainerEngine Engine, FilePath Path)
{
    /// <summary>As one types it.</summary>
    public string Name => NameOf(Engine);

    /// <summary>What it finds in its environment beside what this process has.</summary>
    public ImmutableDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <exception cref="FaultException">It is not installed.</exception>
    public static EngineProgram Find(ICakeContext context, ContainerEngine engine)
    {
        var name = NameOf(engine);
        var path = context.Tools.Resolve([name, $"{name}.exe"])
            ?? throw new FaultException(FaultKind.Tool, $"{name} is not on the PATH. Install it, or set image.engine to the engine that is installed.");
        return new EngineProgram(engine, path);
    }

    public EngineProgram With(string variable, string value) => this with { Environment = Environment.SetItem(variable, value) };

    /// <summary>Makes <paramref name="settings"/> call this program in this environment; what they name of the environment stays.</summary>
    /// <returns><paramref name="settings"/>.</returns>
    public TSettings Configure<TSettings>(TSettings settings)
        where TSettings : ToolSettings
    {
        settings.ToolPath = Path;
        settings.EnvironmentVariables = Environment.SetItems(settings.EnvironmentVariables ?? ImmutableDictionary<string, string>.Empty);
        return settings;
    }

    private static string NameOf(ContainerEngine engine) => engine == ContainerEngine.Podman ? "podman" : "docker";
}
