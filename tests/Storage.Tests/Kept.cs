namespace Storage.Tests;

/// <summary>Keeps what was told, in order.</summary>
internal sealed class Kept<T> : IProgress<T>
{
    private readonly List<T> _told = [];

    public IReadOnlyList<T> Told => _told;

    public void Report(T value) => _told.Add(value);
}
