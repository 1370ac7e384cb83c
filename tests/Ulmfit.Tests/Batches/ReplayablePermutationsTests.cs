using Scoring.Sampling;
using Ulmfit.Batches;

namespace Ulmfit.Tests.Batches;

public sealed class ReplayablePermutationsTests
{
    private readonly ReplayablePermutations _permutations = new(() => Permutations.From(new Random(3)));

    [Fact]
    public void They_are_those_of_the_source()
    {
        var source = Permutations.From(new Random(3));

        _permutations.Draw(7).Should().Equal(source(7));
        _permutations.Draw(5).Should().Equal(source(5));
    }

    [Fact]
    public void What_was_drawn_is_drawn_again_by_another_which_goes_on_alike()
    {
        _permutations.Draw(7);
        _permutations.Draw(5);
        var drawn = _permutations.Drawn.ToArray();
        var next = _permutations.Draw(9);
        var other = new ReplayablePermutations(() => Permutations.From(new Random(3)));
        other.Draw(100);

        other.Replay(drawn);

        other.Drawn.Should().Equal(7, 5);
        other.Draw(9).Should().Equal(next);
        other.Drawn.Should().Equal(7, 5, 9);
    }
}
