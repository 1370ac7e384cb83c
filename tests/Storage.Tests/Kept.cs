namespace Storage.Tests;

/// <summary>Keeps what was told, in order.</summary>
/// <param name="then">Done with each.</param>
internal sealed class Kept<T>(Action<T>? then = null) : IProgress<T>
{
    private readonly List<T> _told = [];

    public IReadOnlyList<T> Told => _told;

    public void Report(T value)
    {
        _told.Add(value);
        then?.Invoke(value);
    }
}
