namespace Build.CommandLine;

/// <param name="Value">What stands behind the equals sign; null for a flag.</param>
internal sealed record BuildArgument(string Name, string? Value, string Description);
