using System.Text;
using CsCheck;
using Datasets.Statistics;
using Datasets.Verdicts;

namespace Datasets.Tests.Statistics;

public sealed class LengthTests
{
    [Fact]
    public void Percentiles_are_exact_for_ordinary_lengths() => Gen.Int[0, 8191].Array[1, 200].Sample(lengths =>
    {
        var histogram = new LengthHistogram();
        foreach (var length in lengths)
            histogram.Add(length);

        var sorted = lengths.Order().ToArray();
        int Rank(int percent) => sorted[Math.Max(0, (int)Math.Ceiling(percent * sorted.Length / 100m) - 1)];
        histogram.Summarize().Should().Be(
            new TextLengths(sorted[0], lengths.Sum() / (double)lengths.Length, Rank(50), Rank(90), Rank(95), Rank(99), sorted[^1]));
    });

    [Fact]
    public void Percentiles_of_long_texts_are_at_most_one_percent_low() => Gen.Int[8192, int.MaxValue].Sample(length =>
    {
        var histogram = new LengthHistogram();
        histogram.Add(length);
        histogram.Add(int.MaxValue);

        histogram.Summarize()!.Median.Should().BeInRange((int)(0.99 * length), length);
    });

    [Fact]
    public void Counts_code_points_not_bytes_or_utf16_units() =>
        Gen.OneOf("a", "é", "日", "🦊").Array[0, 100].Select(string.Concat).Sample(text =>
            CodePoints.Count(Encoding.UTF8.GetBytes(text)).Should().Be(text.EnumerateRunes().Count()));

    [Theory]
    [InlineData(100, 60, 15, 25)]
    [InlineData(7, 4, 1, 2)]
    [InlineData(1, 0, 0, 1)]
    [InlineData(0, 0, 0, 0)]
    public void Split_sizes_are_those_of_the_trainer(long rows, long train, long validation, long test) =>
        SplitSizes.Of(rows, 0.25, 0.2).Should().Be(new SplitSizes(train, validation, test));
}
