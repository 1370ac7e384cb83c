namespace Text.Benchmarks;

/// <summary>How often one thing is as fast as another.</summary>
internal sealed record Ratio(string What, double Times);
