namespace Datasets.Benchmarks;

/// <summary>
/// What a converting process says about itself: the rows written, its peak resident set (VmHWM, ru_maxrss), and its processor time, user
/// and system.
/// </summary>
internal sealed record Report(long Rows, long PeakBytes, double CpuSeconds);
