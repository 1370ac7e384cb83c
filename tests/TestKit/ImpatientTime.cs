using System.Collections.Concurrent;

namespace TestKit;

/// <summary>A clock on which a pause is over at once, has taken its time all the same, and is remembered.</summary>
/// <param name="limit">A time that is no pause but a limit, and takes as long as it says.</param>
public sealed class ImpatientTime(TimeSpan limit) : TimeProvider
{
    private long _passed;

    public ConcurrentQueue<TimeSpan> Pauses { get; } = [];

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _passed));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        // A timer without an end is a limit that is not set yet.
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
