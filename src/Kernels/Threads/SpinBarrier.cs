namespace Kernels.Threads;

/// <summary>Where threads wait for each other for microseconds, many times in a piece of work.</summary>
internal sealed class SpinBarrier(int count)
{
    /// <summary>About 20 us. Then the thread that is waited for may want this one's processor.</summary>
    private const int Turns = 500;

    private int _arrived, _generation;

    public void Wait()
    {
        if (count == 1)
            return;
        var generation = Volatile.Read(ref _generation);
        if (Interlocked.Increment(ref _arrived) == count)
        {
            _arrived = 0;
            Volatile.Write(ref _generation, generation + 1);
            return;
        }

        for (var turn = 0; Volatile.Read(ref _generation) == generation; turn++)
        {
            if (turn < Turns)
                Thread.SpinWait(1);
            else
                Thread.Yield();
        }
    }
}
