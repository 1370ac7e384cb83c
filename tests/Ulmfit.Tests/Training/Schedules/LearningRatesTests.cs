using Ulmfit.Training.Schedules;

namespace Ulmfit.Tests.Training.Schedules;

public sealed class LearningRatesTests
{
    [Fact]
    public void Discriminative_rates_fall_by_the_papers_factor_from_the_last_group_to_the_first()
    {
        var rates = LearningRates.Discriminative(0.01).ForGroups(5);

        rates.Should().HaveCount(5);
        rates[^1].Should().Be(0.01);
        for (var group = 0; group < 4; group++)
            (rates[group + 1] / rates[group]).Should().BeApproximately(2.6, 1e-12);
    }

    [Fact]
    public void A_single_group_has_the_whole_rate()
    {
        LearningRates.Discriminative(0.01).ForGroups(1).Should().Equal(0.01);
        LearningRates.Last(0.01).ForGroups(1).Should().Equal(0.01);
        LearningRates.Range(1e-4, 0.01).ForGroups(1).Should().ContainSingle();
    }
}
