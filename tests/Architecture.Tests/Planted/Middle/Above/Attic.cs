namespace Architecture.Tests.Planted.Middle.Above;

/// <summary>Uses the top folder.</summary>
internal sealed record Attic(Floor Below);
