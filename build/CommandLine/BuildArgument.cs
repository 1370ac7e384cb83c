namespace Build.CommandLine;

/// <param name="Value">What stands behind the equals sign; null for a flag.</param>
public sealed record BuildArgument(string Name, string? Value, string Description);
