namespace Build.CommandLine;

/// <param name="Value">Placeholder of the value after the equals sign; null for a flag.</param>
internal sealed record BuildArgument(string Name, string? Value, string Description);
