namespace Build.Testing;

/// <summary>One test of a run.</summary>
/// <param name="Name">Namespace, type, method and arguments.</param>
/// <param name="Message">Why the test failed or was skipped; null where the report gives no reason.</param>
public sealed record TestOutcome(string Name, TestStatus Status, TimeSpan Duration, string? Message);
