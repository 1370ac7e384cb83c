using Reports.Html.Plots;

namespace Reports.Tests.Html.Plots;

public sealed class AxisTests
{
    [Theory]
    [InlineData(0, 1, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(0, 620, "0 100 200 300 400 500 600 700")]
    [InlineData(2.61, 4.58, "2.5 3.0 3.5 4.0 4.5 5.0")]
    [InlineData(0, 0.0021, "0.0000 0.0005 0.0010 0.0015 0.0020 0.0025")]
    [InlineData(-3, 41_000, "-10,000 0 10,000 20,000 30,000 40,000 50,000")]
    [InlineData(0, 3_000_000, "0 5e+5 1e+6 1.5e+6 2e+6 2.5e+6 3e+6")]
    public void Ticks_are_round_and_reach_around_the_values(double least, double most, string expected) =>
        Texts(LinearAxis.Around("", [most, least])).Should().Be(expected);

    [Fact]
    public void An_exact_axis_ends_where_it_is_told_and_has_its_ticks_within()
    {
        var axis = LinearAxis.Exactly("", 0, 155);

        axis.Share(155).Should().Be(1);
        Texts(axis).Should().Be("0 50 100 150");
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.0)]
    [InlineData(5e9)]
    public void One_value_alone_has_an_axis_around_it(double value)
    {
        var axis = LinearAxis.Around("", [value]);

        axis.Share(value).Should().BeInRange(0, 1);
        axis.Ticks().Count.Should().BeInRange(2, 12);
    }

    [Fact]
    public void No_value_has_an_axis() => LinearAxis.Around("", []).Ticks().Should().NotBeEmpty();

    [Fact]
    public void A_logarithmic_axis_gives_every_power_the_same_length()
    {
        var axis = LogAxis.Over("", [1e-7, 10]);

        axis.Share(1e-7).Should().BeApproximately(0, 1e-9);
        axis.Share(1e-3).Should().BeApproximately(0.5, 1e-9);
        Texts(axis).Should().Be("10⁻⁷ 10⁻⁶ 10⁻⁵ 10⁻⁴ 10⁻³ 10⁻² 10⁻¹ 10⁰ 10¹");
    }

    [Fact]
    public void A_short_logarithmic_axis_has_ticks_between_the_powers() =>
        Texts(LogAxis.Over("", [1.5e-3, 8e-3])).Should().Be("2·10⁻³ 5·10⁻³");

    [Fact]
    public void A_logarithmic_axis_leaves_out_what_has_no_logarithm() =>
        LogAxis.Over("", [0, -1, 1e-3, 1e-1]).Share(1e-3).Should().BeApproximately(0, 1e-9);

    [Fact]
    public void One_value_alone_has_a_logarithmic_axis_around_it() => LogAxis.Over("", [0.01]).Share(0.01).Should().BeApproximately(0.5, 1e-9);

    [Fact]
    public void Ranges_are_equally_long_on_an_axis_of_edges()
    {
        var axis = new EdgeAxis("", [6, 8, 12, 16, 24]);

        new[] { 6, 7, 8, 12, 14, 16, 24.0 }.Select(axis.Share).Should().Equal(0, 0.125, 0.25, 0.5, 0.625, 0.75, 1);
        Texts(axis).Should().Be("6 8 12 16 24");
    }

    [Fact]
    public void Many_edges_have_fewer_ticks() => new EdgeAxis("", [.. Enumerable.Range(0, 41)]).Ticks().Should().HaveCount(11);

    private static string Texts(Axis axis) => string.Join(' ', axis.Ticks().Select(tick => tick.Text));
}
