using System.Collections.Concurrent;

namespace TestKit;

/// <summary>A clock whose pauses are over at once, and are remembered.</summary>
/// <param name="limit">A time that is no pause but a limit, and takes as long as it says.</param>
public sealed class ImpatientTime(TimeSpan limit) : TimeProvider
{
    public ConcurrentQueue<TimeSpan> Pauses { get; } = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == limit)
            return base.CreateTimer(callback, state, dueTime, period);
        Pauses.Enqueue(dueTime);
        return base.CreateTimer(callback, state, TimeSpan.FromMilliseconds(1), period);
    }
}
