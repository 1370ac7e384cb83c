namespace Datasets.Benchmarks;

/// <summary>One run of a subject.</summary>
internal sealed record Measurement(double Seconds, double CpuSeconds, long PeakBytes, long Rows);
