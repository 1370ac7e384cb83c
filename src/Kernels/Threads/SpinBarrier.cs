namespace Kernels.Threads;

/// <summary>Barrier for waits of microseconds, which occur many times in a work item.</summary>
internal sealed class SpinBarrier(int count)
{
    /// <summary>Number of spins before yielding, about 20 us. After that, the missing thread may need this processor.</summary>
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
