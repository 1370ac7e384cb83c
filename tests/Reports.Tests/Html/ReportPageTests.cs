using System.Xml.Linq;
using Reports.Html;
using Runs;
using Runs.Tests;

namespace Reports.Tests.Html;

public sealed class ReportPageTests
{
    public static TheoryData<string> Sections =>
        ["summary", "data", "training", "scores", "thresholds", "calibration", "confusion", "mistakes", "comparison", "settings"];

    public static TheoryData<string> Reports => [.. SampleReports.All.Keys];

    [Theory]
    [MemberData(nameof(Sections))]
    public void A_section_is_as_it_was_approved(string id)
    {
        var section = MainOf(ReportPage.ToHtml(Small())).Elements("section").Single(each => each.Attribute("id")!.Value == id);

        Snapshot.Match(section + "\n", $"Reports.Tests/Snapshots/{id}.html");
    }

    [Fact]
    public void Every_section_is_in_the_contents()
    {
        var html = ReportPage.ToHtml(Small());

        var nav = XElement.Parse(Part(html, "nav"));
        var links = nav.Descendants("a").Select(link => (link.Attribute("href")!.Value, link.Value));
        links.Should().Equal(MainOf(html).Elements("section").Select(each => ("#" + each.Attribute("id")!.Value, each.Element("h2")!.Value)));
        links.Select(link => link.Item1[1..]).Should().Equal(Sections.Select(each => each.Data));
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void The_markup_is_whole_and_no_name_is_given_twice(string report)
    {
        var ids = MainOf(SampleReports.All[report]()).Descendants().Select(each => each.Attribute("id")?.Value).Where(id => id is not null);

        ids.Should().OnlyHaveUniqueItems();
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void The_page_needs_nothing_but_itself(string report) =>
        SampleReports.All[report]().Should().NotMatchRegex("<(script|link|img|iframe|object|embed)[ >]").And.NotMatchRegex("(src|href)=\"(?!#)")
            .And.NotContain("@import").And.NotContain("url(");

    [Theory]
    [MemberData(nameof(Reports))]
    public void Every_plot_has_its_figures_beside_it_as_a_table(string report)
    {
        foreach (var plot in MainOf(SampleReports.All[report]()).Descendants("svg"))
            plot.Ancestors("figure").Single().Element("details")!.Descendants("table").Should().ContainSingle();
    }

    [Fact]
    public void Every_curve_of_every_label_is_there_for_a_hundred_labels()
    {
        var main = MainOf(SampleReports.All["100 labels"]());

        foreach (var section in new[] { "thresholds", "calibration" })
        {
            var folds = main.Elements("section").Single(each => each.Attribute("id")!.Value == section).Descendants("details")
                .Where(each => each.Attribute("class")?.Value == "label").ToArray();
            folds.Should().HaveCount(100);
            folds.Should().OnlyContain(fold => fold.Attribute("open") == null && fold.Descendants("svg").Any());
        }
    }

    [Fact]
    public void Of_exclusive_classes_no_threshold_is_told() =>
        SampleReports.All["28 exclusive classes"]().Should().Contain("The most probable class is predicted").And.Contain("No row has two labels.")
            .And.NotContain(", threshold ").And.NotContain("chosen: 0");

    [Fact]
    public void Labels_missed_and_labels_given_for_nothing_are_told_in_words() =>
        SampleReports.All["usual"]().Should().Contain("</bdi> missed, with no label predicted: ").And.Contain("</bdi> predicted for rows without a label: ");

    [Fact]
    public void A_run_without_texts_says_how_to_get_them() =>
        SampleReports.All["no texts, resumed"]().Should().Contain("report.includeTexts: true").And.NotContain("<blockquote");

    [Fact]
    public void A_resumed_run_says_what_its_times_tell_of() =>
        SampleReports.All["no texts, resumed"]().Should().Contain("resumed from a checkpoint, so times cover its last part only");

    [Fact]
    public void What_a_run_lacks_is_said()
    {
        var main = MainOf(SampleReports.All["bare"]()).ToString();

        main.Should().Contain("There is no curve").And.Contain("There is none.").And.Contain("There is no earlier run")
            .And.Contain("so its validation findings are not shown").And.NotContain("NaN").And.NotContain("∞");
    }

    private static ReportContent Small()
    {
        var run = new SampleRun("late & <lost>", "praise");
        return new("messages", Shortened(run.Build()))
        {
            Earlier = [Shortened(SampleReports.Earlier(run, 2).Build())],
            Verdict = SampleReports.Verdict(),
        };
    }

    private static RunRecord Shortened(RunRecord run) => run with
    {
        Stages = [.. run.Stages.Take(2).Select(stage => stage with { Curve = Every(stage.Curve, 30) })],
        Labels = [.. run.Labels.Select(label => label with { Curve = Every(label.Curve, 30) })],
        Data = run.Data with { Lengths = Every(run.Data.Lengths, 5) },
        Mistakes = [.. run.Mistakes.Take(4)],
    };

    private static T[] Every<T>(IReadOnlyList<T> items, int step) => [.. items.Where((_, index) => index % step == 0)];

    private static XElement MainOf(string html) => XElement.Parse(Part(html, "main"));

    private static string Part(string html, string element)
    {
        var (from, to) = (html.IndexOf($"<{element} ", StringComparison.Ordinal), html.IndexOf($"</{element}>", StringComparison.Ordinal));
        return html[from..(to + element.Length + 3)];
    }
}
