namespace Reports.Tests;

public sealed class FormatTests
{
    [Theory]
    [InlineData(null, "–")]
    [InlineData(0.04, "0.0 s")]
    [InlineData(9.96, "10.0 s")]
    [InlineData(14.7, "14 s")]
    [InlineData(59.99, "59 s")]
    [InlineData(60.0, "1 min 00 s")]
    [InlineData(725.9, "12 min 05 s")]
    [InlineData(3600.0, "1 h 00 min")]
    [InlineData(90_061.0, "25 h 01 min")]
    public void Durations(double? seconds, string expected) => Format.Duration(seconds).Should().Be(expected);

    [Theory]
    [InlineData(0L, "–")]
    [InlineData(999L, "1.0 kB")]
    [InlineData(1_500_000L, "1.5 MB")]
    [InlineData(363_400_000L, "363 MB")]
    [InlineData(1_412_000_000L, "1.41 GB")]
    public void Sizes(long bytes, string expected) => Format.Bytes(bytes).Should().Be(expected);

    [Theory]
    [InlineData(null, "–")]
    [InlineData(0.0, "0.000")]
    [InlineData(0.71249, "0.712")]
    [InlineData(1.0, "1.000")]
    public void Scores(double? score, string expected) => Format.Score(score).Should().Be(expected);

    [Theory]
    [InlineData(0.0124, "+0.012")]
    [InlineData(-0.135, "−0.135")]
    [InlineData(0.0, "±0.000")]
    [InlineData(-0.0001, "±0.000")]
    public void Differences_have_a_sign(double difference, string expected) => Format.Difference(difference).Should().Be(expected);

    [Theory]
    [InlineData(0, "10⁰")]
    [InlineData(-7, "10⁻⁷")]
    [InlineData(12, "10¹²")]
    public void Powers_of_ten(int power, string expected) => Format.PowerOfTen(power).Should().Be(expected);

    [Theory]
    [InlineData(null, "–")]
    [InlineData(0.34, "0.3400")]
    [InlineData(12_345_678.0, "1.23e+7")]
    public void Losses(double? loss, string expected) => Format.Loss(loss).Should().Be(expected);

    [Fact]
    public void Instants_are_told_in_UTC() =>
        Format.Instant(new DateTimeOffset(2026, 11, 3, 1, 30, 0, TimeSpan.FromHours(2))).Should().Be("2026-11-02 23:30");
}
