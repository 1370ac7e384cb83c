using System.Diagnostics;

namespace Storage.Tests.Cloud;

/// <summary>How far this process's resident memory rises while it is watched.</summary>
internal sealed class PeakMemory : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly long _before = Resident();
    private readonly Task _watching;
    private long _peak;

    private PeakMemory() => _watching = Task.Run(WatchAsync);

    /// <summary>In bytes.</summary>
    public long Growth => Math.Max(Interlocked.Read(ref _peak), Resident()) - _before;

    public static PeakMemory Watch()
    {
        GC.Collect();
        return new PeakMemory();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching;
        _stop.Dispose();
    }

    private async Task WatchAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            Interlocked.Exchange(ref _peak, Math.Max(Interlocked.Read(ref _peak), Resident()));
            await Task.Delay(20, CancellationToken.None);
        }
    }

    private static long Resident()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
