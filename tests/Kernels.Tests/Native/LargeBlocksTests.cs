using Kernels.Native;
using static TorchSharp.torch;

namespace Kernels.Tests.Native;

/// <summary>Tests that measure the memory of the whole process, so no other test may run at the same time.</summary>
[CollectionDefinition(nameof(LargeBlocksTests), DisableParallelization = true)]
[Collection(nameof(LargeBlocksTests))]
public sealed class LargeBlocksTests
{
    [Fact]
    public void A_large_tensor_that_is_gone_leaves_no_memory_behind_though_a_later_one_stays()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("Runs only with glibc");
        LargeBlocks.KeepApart().Should().BeTrue();
        const int Size = 20 << 20;
        long grown;
        using (NewDisposeScope())
        {
            var first = zeros(Size / sizeof(float)).fill_(1);
            first.Dispose();
            var before = Environment.WorkingSet;
            Tensor[] many = [.. Enumerable.Range(0, 8).Select(_ => ones(Size / sizeof(float)))];
            ones(1000); // keeps the heap from shrinking
            foreach (var tensor in many)
                tensor.Dispose();
            grown = Environment.WorkingSet - before;
        }

        grown.Should().BeLessThan(2 * Size);
    }
}
