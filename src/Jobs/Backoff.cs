namespace Jobs;

/// <summary>Pauses of a polling loop: short at first, at most one second.</summary>
internal sealed class Backoff(TimeProvider clock)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private TimeSpan _pause = Shortest;

    public void Reset() => _pause = Shortest;

    public async Task WaitAsync(CancellationToken cancellation)
    {
        await Task.Delay(_pause, clock, cancellation);
        _pause = _pause * 2 < Longest ? _pause * 2 : Longest;
    }
}
