using static TorchSharp.torch;

namespace Kernels.Threads;

/// <summary>
/// Persistent threads for work that is too short to start a thread for. There are as many as libtorch's, including the caller.
/// </summary>
internal static class KernelThreads
{
    /// <summary>Number of spins, about 20 us: the next work item follows immediately, or libtorch's threads need the processors.</summary>
    private const int Turns = 500;

    private static readonly Lock Busy = new();
    private static readonly List<Worker> Workers = [];

    /// <summary>
    /// Calls <paramref name="work"/> on all threads at the same time and returns when all calls are complete. It must not throw.
    /// </summary>
    /// <remarks>
    /// If the threads are in use, even by the current thread, the caller does the work alone. Results must therefore not depend on the
    /// number of threads that share the work.
    /// </remarks>
    public static void Run(Action<Member> work)
    {
        var count = get_num_threads();
        if (count == 1 || Busy.IsHeldByCurrentThread || !Busy.TryEnter())
        {
            work(new(0, 1, new SpinBarrier(1)));
            return;
        }

        try
        {
            while (Workers.Count < count - 1)
                Workers.Add(new Worker());
            var barrier = new SpinBarrier(count);
            for (var index = 1; index < count; index++)
                Workers[index - 1].Start(work, new(index, count, barrier));
            work(new(0, count, barrier));
            barrier.Wait();
        }
        finally
        {
            Busy.Exit();
        }
    }

    private sealed class Worker
    {
        private readonly SemaphoreSlim _wake = new(0);
        private Action<Member>? _work;
        private Member _member;
        private bool _sleeps;

        public Worker() => new Thread(Loop) { IsBackground = true, Name = "kernels" }.Start();

        public void Start(Action<Member> work, Member member)
        {
            _member = member;
            Volatile.Write(ref _work, work);
            Interlocked.MemoryBarrier();
            if (Volatile.Read(ref _sleeps))
                _wake.Release();
        }

        private void Loop()
        {
            while (true)
            {
                var work = Next();
                var member = _member;
                _work = null;
                work(member);
                member.Wait();
            }
        }

        private Action<Member> Next()
        {
            for (var turn = 0; turn < Turns; turn++)
            {
                if (Volatile.Read(ref _work) is { } work)
                    return work;
                Thread.SpinWait(1);
            }

            Volatile.Write(ref _sleeps, true);
            Interlocked.MemoryBarrier();
            while (Volatile.Read(ref _work) is null)
                _wake.Wait();
            Volatile.Write(ref _sleeps, false);
            return _work!;
        }
    }
}
