using Runs;
using Trainer.Records;

namespace Trainer.Tests.Records;

public sealed class LengthHistogramTests
{
    [Fact]
    public void Bins_double_in_two_steps_from_the_shortest_to_the_longest() =>
        LengthHistogram.Of([3, 3, 5, 11, 12, 15, 17]).Should().Equal(
            new HistogramBin(3, 4, 2), new HistogramBin(4, 6, 1), new HistogramBin(6, 8, 0), new HistogramBin(8, 12, 1),
            new HistogramBin(12, 16, 2), new HistogramBin(16, 24, 1));

    [Fact]
    public void Empty_documents_have_a_bin() =>
        LengthHistogram.Of([0, 1, 2]).Should().Equal(new HistogramBin(0, 1, 1), new HistogramBin(1, 2, 1), new HistogramBin(2, 3, 1));

    [Fact]
    public void Very_long_documents_need_no_more_than_a_few_bins() => LengthHistogram.Of([1, 1_000_000]).Should().HaveCountLessThan(42);

    [Fact]
    public void Nothing_has_no_bins() => LengthHistogram.Of([]).Should().BeEmpty();
}
