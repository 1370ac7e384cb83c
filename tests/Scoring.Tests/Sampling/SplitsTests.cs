using Faults;
using Scoring.Sampling;

namespace Scoring.Tests.Sampling;

public sealed class SplitsTests
{
    // The reference program's check: the 10,000th number of the default seed (also required of std::mt19937 by C++11).
    [Fact]
    public void The_generator_is_the_Mersenne_Twister()
    {
        var generator = new Mt19937(5489);
        for (var number = 1; number < 10_000; number++)
            generator.Next();

        generator.Next().Should().Be(4_123_659_995);
    }

    [Fact]
    public void A_random_permutation_is_the_same_for_the_same_seed_and_new_at_every_call()
    {
        var (first, second) = (Permutations.From(new Random(7)), Permutations.From(new Random(7)));

        var drawn = first(100);

        second(100).Should().Equal(drawn);
        first(100).Should().NotEqual(drawn).And.BeEquivalentTo(Enumerable.Range(0, 100));
    }

    [Fact]
    public void A_share_of_nothing_holds_out_nothing()
    {
        Splits.Test(5, 0, 42).HeldOut.Should().BeEmpty();
        Splits.Validation(5, 0, 42).Train.Should().HaveCount(5);
    }

    [Fact]
    public void A_single_row_cannot_be_split() =>
        FluentActions.Invoking(() => Splits.Test(1, 0.25, 42)).Should().Throw<FaultException>()
            .WithMessage("split.test: 0.25 of 1 row(s) leaves no rows to train on. Add rows to the data set, or lower split.test.")
            .Which.Kind.Should().Be(FaultKind.Data);

    [Fact]
    public void No_rows_leave_nothing_to_validate() =>
        FluentActions.Invoking(() => Splits.Validation(0, 0.2, 42)).Should().Throw<FaultException>()
            .WithMessage("split.validation: 0.2 of 0 row(s) leaves no rows to train on. Add rows to the data set, or lower split.validation.");
}
