namespace Runs;

/// <summary>Machine, times and versions of a run.</summary>
/// <param name="Started">The start of the process that completed the run; see <paramref name="Resumed"/>.</param>
/// <param name="Ended">The end of that process.</param>
/// <param name="Resumed">Whether that process resumed from a checkpoint of an earlier process, so that times cover the last part only.</param>
/// <param name="Device">The name of the device: <c>cpu</c>, or the name of a GPU.</param>
/// <param name="PeakMemory">The peak memory in bytes; 0 when the system does not report it.</param>
/// <param name="Versions">The versions of the trainer, .NET, libtorch and the operating system, by name.</param>
public sealed record RunEnvironment(
    DateTimeOffset Started,
    DateTimeOffset Ended,
    bool Resumed,
    string Device,
    int Threads,
    string Kernels,
    long PeakMemory,
    IReadOnlyDictionary<string, string> Versions);
