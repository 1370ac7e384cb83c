namespace Datasets.Benchmarks;

/// <summary>What a converting process says about itself: the rows written and its peak resident set (VmHWM, ru_maxrss).</summary>
internal sealed record Report(long Rows, long PeakBytes);
