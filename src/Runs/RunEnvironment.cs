namespace Runs;

/// <summary>Where and when a run trained.</summary>
/// <param name="Started">When the process that ended the run began; see <paramref name="Resumed"/>.</param>
/// <param name="Resumed">Whether that process went on from an earlier one's checkpoint, so that times tell of the last part only.</param>
/// <param name="Device">Its name, as <c>cpu</c> or that of a GPU.</param>
/// <param name="PeakMemory">In bytes; 0 where the system does not tell.</param>
/// <param name="Versions">Of the trainer, .NET, libtorch and the operating system, by name.</param>
public sealed record RunEnvironment(
    DateTimeOffset Started,
    DateTimeOffset Ended,
    bool Resumed,
    string Device,
    int Threads,
    string Kernels,
    long PeakMemory,
    IReadOnlyDictionary<string, string> Versions);
