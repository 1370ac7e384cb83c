namespace Training.Benchmarks;

/// <summary>What a process that trains holds as its steps go by.</summary>
/// <param name="PeakBytes">The most it ever held.</param>
internal sealed record MemoryCourse(string Case, IReadOnlyList<MemoryPoint> Points, long PeakBytes)
{
    /// <summary>By then every buffer has been made.</summary>
    public const int FirstStep = 10;

    public const int Looks = 5;
}
