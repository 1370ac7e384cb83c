using System.Collections.Concurrent;

namespace Jobs.Tests.Cloud;

/// <summary>A clock on which a pause is over at once, and has taken its time all the same. The limit of a request stays what it is.</summary>
/// <param name="limit">That of a request.</param>
internal sealed class SimulatedTime(TimeSpan limit) : TimeProvider
{
    private long _passed;

    public ConcurrentQueue<TimeSpan> Pauses { get; } = [];

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _passed));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == limit || dueTime == Timeout.InfiniteTimeSpan)
            return base.CreateTimer(callback, state, dueTime, period);
        Pauses.Enqueue(dueTime);
        return base.CreateTimer(
            _ =>
            {
                Interlocked.Add(ref _passed, dueTime.Ticks);
                callback(state);
            },
            null,
            TimeSpan.FromMilliseconds(1),
            period);
    }
}
