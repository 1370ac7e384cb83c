using System.Xml.Linq;
using Reports.Html.Plots;

namespace Reports.Tests.Html.Plots;

public sealed class LinePlotTests
{
    private static readonly XNamespace None = XNamespace.None;

    [Fact]
    public void A_plot_says_what_it_is_and_what_is_to_be_seen()
    {
        var svg = Draw(Lines([(0, 0.2), (1, 0.4)]));

        svg.Attribute("role")!.Value.Should().Be("img");
        var named = svg.Attribute("aria-labelledby")!.Value.Split(' ');
        svg.Elements().Where(each => named.Contains(each.Attribute("id")?.Value)).Select(each => each.Value)
            .Should().Equal("A plot", "A line rises.");
    }

    [Fact]
    public void A_line_goes_from_its_first_point_to_its_last_within_the_axes()
    {
        var path = Draw(Lines([(0, 0), (0.5, 1), (1, 0.5)])).Elements(None + "path").Single().Attribute("d")!.Value;

        var points = path[1..].Split('L').Select(point => point.Split(' ').Select(double.Parse).ToArray()).ToArray();
        points.Should().HaveCount(3);
        points.Select(point => point[0]).Should().BeInAscendingOrder();
        (points[0][1] - points[1][1]).Should().BeApproximately(170, 0.2);
        (points[0][1] - points[2][1]).Should().BeApproximately(85, 0.2);
    }

    [Fact]
    public void A_line_is_broken_where_a_value_is_missing() =>
        Draw(Lines([(0, 0.1), (0.2, 0.2), (0.4, null), (0.6, 0.4), (1, 0.5)])).Elements(None + "path").Single().Attribute("d")!.Value
            .Count(letter => letter == 'M').Should().Be(2);

    [Fact]
    public void Several_lines_have_their_names_at_their_ends_apart_from_each_other()
    {
        var names = Draw(Lines([(0, 0.1), (1, 0.50)], [(0, 0.9), (1, 0.51)], [(0, 0.3), (1, 0.52)])).Elements(None + "text")
            .Where(text => text.Attribute("class")!.Value.StartsWith("name", StringComparison.Ordinal)).ToArray();

        names.Select(name => name.Value).Should().Equal("line 3", "line 2", "line 1");
        var heights = names.Select(name => double.Parse(name.Attribute("y")!.Value)).ToArray();
        heights.Zip(heights.Skip(1), (upper, lower) => lower - upper).Should().OnlyContain(distance => distance >= 14);
    }

    [Fact]
    public void Lines_differ_by_more_than_their_colour()
    {
        var css = File.ReadAllText(Repository.PathOf("src", "Reports", "Html", "report.css"));

        css.Should().MatchRegex(@"\.line\.s2 \{[^}]*stroke-dasharray").And.MatchRegex(@"\.line\.s3 \{[^}]*stroke-dasharray");
        Draw(Lines([(0, 0.1), (1, 0.2)], [(0, 0.3), (1, 0.4)])).Elements().Select(each => each.Name.LocalName)
            .Should().Contain("circle").And.Contain("rect");
    }

    [Fact]
    public void A_plot_without_a_value_is_empty() => Draw(Lines([(0, null)])).Elements(None + "path").Single().Attribute("d")!.Value.Should().BeEmpty();

    private static XElement Draw(IReadOnlyList<Series> series) => XElement.Parse(
        new LinePlot("plot", "A plot", "A line rises.", LinearAxis.Exactly("x", 0, 1), LinearAxis.Exactly("y", 0, 1), series).Draw().ToString());

    private static Series[] Lines(params (double X, double? Y)[][] lines) =>
        [.. lines.Select((points, index) => new Series($"line {index + 1}", [.. points.Select(point => new PlotPoint(point.X, point.Y))], HasMarkers: true))];
}
