namespace Text.Benchmarks;

/// <summary>One run of a subject.</summary>
internal sealed record Measurement(double Seconds, double ProcessorSeconds, long Tokens);
