namespace Datasets.Benchmarks;

/// <summary>All runs of one subject.</summary>
/// <param name="Subject">Whose.</param>
/// <param name="Rows">Rows written.</param>
/// <param name="InputMegabytes">The file's size, in 10^6 bytes.</param>
/// <param name="MedianSeconds">Wall time of the whole process.</param>
/// <param name="FastestSeconds">The fastest run.</param>
/// <param name="SlowestSeconds">The slowest run.</param>
/// <param name="MedianCpuSeconds">Processor time of the whole process, which other programs on the machine disturb less.</param>
/// <param name="MegabytesPerSecond">Of input, by the median.</param>
/// <param name="PeakMegabytes">The largest resident set of all runs.</param>
/// <param name="SpeedToLast">The last subject's median over this one's.</param>
/// <param name="CpuSpeedToLast">The same of processor time.</param>
internal sealed record Summary(
    string Subject, long Rows, double InputMegabytes, double MedianSeconds, double FastestSeconds, double SlowestSeconds,
    double MedianCpuSeconds,
    double MegabytesPerSecond, double PeakMegabytes, double SpeedToLast, double CpuSpeedToLast);
