namespace Kernels.Threads;

/// <summary>One of the threads that do a piece of work together.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Count">Of the threads.</param>
internal readonly record struct Member(int Index, int Count, SpinBarrier Barrier)
{
    /// <summary>Returns when all members have called it.</summary>
    public void Wait() => Barrier.Wait();

    /// <summary>This member's part of so many items, each member's as large as the others' within one item.</summary>
    public (int Start, int End) Share(int items) =>
        ((int)((long)items * Index / Count), (int)((long)items * (Index + 1) / Count));
}
