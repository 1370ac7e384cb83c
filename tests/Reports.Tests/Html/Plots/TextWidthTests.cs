using Reports.Html.Plots;

namespace Reports.Tests.Html.Plots;

public sealed class TextWidthTests
{
    [Fact]
    public void What_fits_stays_whole() => TextWidth.Cut("delivery", 130).Should().Be("delivery");

    [Fact]
    public void What_is_wider_is_cut_and_says_so()
    {
        var cut = TextWidth.Cut(new string('a', 300), 130);

        cut.Should().MatchRegex("^a{10,}…$");
        TextWidth.Of(cut).Should().BeLessThanOrEqualTo(130);
    }

    [Fact]
    public void Squares_take_more_room_than_letters() =>
        TextWidth.Cut("非常に長い名前のラベル非常に長い名前", 130).Length.Should().BeLessThan(TextWidth.Cut(new string('a', 300), 130).Length);

    [Fact]
    public void A_character_of_several_parts_is_not_cut_apart()
    {
        const string Family = "👩‍👩‍👧‍👦";

        var cut = TextWidth.Cut(string.Concat(Enumerable.Repeat(Family, 20)), 130);

        cut.TrimEnd('…').Should().MatchRegex($"^({Family})+$");
    }
}
