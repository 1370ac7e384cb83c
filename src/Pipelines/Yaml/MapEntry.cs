namespace Pipelines.Yaml;

/// <summary>A key of a map with its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="At">Where the key starts.</param>
/// <param name="Value">What stands behind it.</param>
internal sealed record MapEntry(string Key, Position At, Node Value);
