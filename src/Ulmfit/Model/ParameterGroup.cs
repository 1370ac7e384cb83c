namespace Ulmfit.Model;

/// <summary>A group of parameters that share a learning rate and are frozen together.</summary>
public sealed record ParameterGroup(string Name, IReadOnlyList<ModelParameter> Parameters);
