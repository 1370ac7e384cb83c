using Cake.Core.Tooling;

namespace Cake.Docker;

/// <summary>Settings of one command: each property is an option of it, <c>NoCache</c> is <c>--no-cache</c>.</summary>
public abstract class AutoToolSettings : ToolSettings
{
    /// <summary>The properties whose values no log may show.</summary>
    public readonly HashSet<string> SecretProperties;

    protected AutoToolSettings() => SecretProperties = [.. CollectSecretProperties() ?? []];

    protected virtual string[]? CollectSecretProperties() => null;
}
