using Kernels.Threads;
using static TorchSharp.torch;

namespace Kernels.Tests.Threads;

public sealed class KernelThreadsTests
{
    [Fact]
    public void Every_item_is_done_once_and_nobody_is_ahead_of_the_others()
    {
        const int Items = 1000, Rounds = 10;
        var done = new int[Items];
        var ahead = 0;

        for (var run = 0; run < 5; run++)
        {
            KernelThreads.Run(member =>
            {
                for (var round = 1; round <= Rounds; round++)
                {
                    var (start, end) = member.Share(Items);
                    for (var item = start; item < end; item++)
                        done[item]++;
                    member.Wait();
                    if (done[Items - 1 - start] != done[start])
                        Interlocked.Increment(ref ahead);
                    member.Wait();
                }
            });
        }

        done.Should().OnlyContain(count => count == 5 * Rounds);
        ahead.Should().Be(0);
    }

    [Fact]
    public void There_are_as_many_as_libtorch_has()
    {
        var seen = new List<int>();
        KernelThreads.Run(member =>
        {
            lock (seen)
                seen.Add(member.Count);
        });

        // Another test may use the threads at this moment; the caller then works alone.
        seen.Should().Match(counts => counts.SequenceEqual(new[] { 1 }) || counts.Count() == get_num_threads());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Who_comes_while_they_are_busy_works_alone(bool fromThem)
    {
        var count = 0;
        KernelThreads.Run(member =>
        {
            if (member.Index == 0 && fromThem)
                Run();
            else if (member.Index == 0)
            {
                var other = new Thread(Run);
                other.Start();
                other.Join();
            }
        });

        count.Should().Be(1);

        void Run() => KernelThreads.Run(inner => count = inner.Count);
    }
}
