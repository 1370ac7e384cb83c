namespace Architecture.Tests.Planted.Middle.Below;

/// <summary>Is used by the top folder.</summary>
internal sealed record Cellar;
