using System.Numerics;
using Kernels.Arithmetic;
using static TorchSharp.torch;

namespace Kernels.Tests;

public sealed class DropoutMaskTests : IDisposable
{
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    /// <remarks>Test vectors of Random123, the authors' library: <c>kat_vectors</c>, threefry2x32 with 20 rounds.</remarks>
    [Theory]
    [InlineData(0x00000000, 0x00000000, 0x0000000000000000, 0x6b200159, 0x99ba4efe)]
    [InlineData(0xffffffff, 0xffffffff, 0xffffffffffffffff, 0x1cb996fc, 0xbb002be7)]
    [InlineData(0x243f6a88, 0x85a308d3, 0x0370734413198a2e, 0xc4923a9c, 0x483df7a0)]
    public void Random_words_are_those_of_the_published_function(uint low, uint high, ulong key, uint first, uint second)
    {
        var words = Threefry.Words(new Vector<uint>(low), new Vector<uint>(high), key);

        words.First.Should().Be(new Vector<uint>(first));
        words.Second.Should().Be(new Vector<uint>(second));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(33)]
    [InlineData(100_000)]
    public void A_part_of_a_mask_does_not_depend_on_the_whole(int count)
    {
        var whole = Draw(100_032, 0.3, seed: 7);

        Draw(count, 0.3, seed: 7).Should().Equal(whole[..count]);
    }

    [Fact]
    public void Neighbours_and_neighbouring_seeds_drop_independently()
    {
        const int Count = 1 << 20;
        const double P = 0.2;
        var (first, second) = (Draw(Count, P, seed: 1), Draw(Count, P, seed: 2));

        var both = first.Zip(second).Count(pair => pair is (0, 0));
        var runs = first.Zip(first.Skip(1)).Count(pair => pair is (0, 0));

        // Six standard deviations of a binomial count.
        var tolerance = 6 * Math.Sqrt(Count * P * P * (1 - P * P));
        ((double)both).Should().BeApproximately(Count * P * P, tolerance);
        ((double)runs).Should().BeApproximately(Count * P * P, tolerance);
    }

    private static float[] Draw(int count, double p, long seed)
    {
        var mask = empty(count);
        DropoutMask.Draw(mask, p, seed);
        return mask.data<float>().ToArray();
    }
}
