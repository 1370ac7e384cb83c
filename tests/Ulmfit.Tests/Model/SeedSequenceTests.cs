using Ulmfit.Model;

namespace Ulmfit.Tests.Model;

public sealed class SeedSequenceTests
{
    /// <summary>The numbers are those of the reference implementation by the authors of the paper, which many libraries use in tests.</summary>
    [Fact]
    public void Seeds_are_SplitMix64s()
    {
        var seeds = new SeedSequence(1234567);

        Enumerable.Range(0, 5).Select(_ => (ulong)seeds.Next()).Should().Equal(
            6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821);
    }
}
