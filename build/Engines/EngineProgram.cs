using System.Collections.Immutable;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Pipelines;

namespace Build.Engines;

/// <summary>The command-line program of a container engine.</summary>
/// <param name="Path">Its full path.</param>
internal sealed record EngineProgram(ContainerEngine Engine, FilePath Path)
{
    /// <summary>The program's name on the command line.</summary>
    public string Name => NameOf(Engine);

    /// <summary>Environment variables in addition to those of this process.</summary>
    public ImmutableDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <exception cref="FaultException">The program is not installed.</exception>
    public static EngineProgram Find(ICakeContext context, ContainerEngine engine)
    {
        var name = NameOf(engine);
        var path = context.Tools.Resolve([name, $"{name}.exe"])
            ?? throw new FaultException(FaultKind.Tool, $"{name} is not on the PATH. Install it, or set image.engine to the engine that is installed.");
        return new EngineProgram(engine, path);
    }

    public EngineProgram With(string variable, string value) => this with { Environment = Environment.SetItem(variable, value) };

    /// <summary>Sets the program and its environment in <paramref name="settings"/>; variables that are already set there remain.</summary>
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
