namespace Kernels.Threads;

/// <summary>One of the threads that share a work item.</summary>
/// <param name="Index">Index of the thread, from 0.</param>
/// <param name="Count">Number of threads.</param>
internal readonly record struct Member(int Index, int Count, SpinBarrier Barrier)
{
    /// <summary>Waits until all members have called this method.</summary>
    public void Wait() => Barrier.Wait();

    /// <summary>Returns this member's share of the items. The shares of two members differ by at most one item.</summary>
    public (int Start, int End) Share(int items) =>
        ((int)((long)items * Index / Count), (int)((long)items * (Index + 1) / Count));
}
