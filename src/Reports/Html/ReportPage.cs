using Reports.Html.Markup;
using Reports.Html.Sections;

namespace Reports.Html;

/// <summary>
/// The report on a training run: one self-contained HTML page without scripts, fonts or network access, for screens of any width, for
/// paper, keyboards and screen readers.
/// </summary>
public static class ReportPage
{
    // Even if a text were interpreted as markup, the browser would load and run nothing.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    public static string ToHtml(ReportContent content)
    {
        using var output = new StringWriter { NewLine = "\n" };
        output.Write("<!DOCTYPE html>\n");
        Page(content).WriteTo(output);
        output.Write('\n');
        return output.ToString();
    }

    private static Element Page(ReportContent content)
    {
        Section[] sections =
        [
            new SummarySection(content),
            new DataSection(content),
            new TrainingSection(content.Run),
            new ScoresSection(content.Run),
            new ThresholdsSection(content.Run),
            new CalibrationSection(content.Run),
            new ConfusionSection(content.Run),
            new MistakesSection(content.Run),
            new ComparisonSection(content),
            new SettingsSection(content.Run),
        ];
        return new Element("html", Head(content), Body(content, sections)).With("lang", "en");
    }

    private static Element Head(ReportContent content) => new(
        "head",
        new Element("meta").With("charset", "utf-8"),
        new Element("meta").With("http-equiv", "Content-Security-Policy").With("content", Policy),
        new Element("meta").With("name", "viewport").With("content", "width=device-width, initial-scale=1"),
        new Element("meta").With("name", "color-scheme").With("content", "light dark"),
        new Element("title", $"Report on {content.Pipeline}"),
        new StyleSheet());

    private static Element Body(ReportContent content, IReadOnlyList<Section> sections) => new(
        "body",
        new Element("a", "Skip to the report").Class("skip").With("href", "#report"),
        new Element(
            "header",
            new Element("h1", "Report on ", Tags.Foreign(content.Pipeline)),
            Tags.P("Trained ", Time(content.Run.Environment.Started), " UTC on ", Tags.Foreign(content.Run.Environment.Device))),
        new Element("nav", Tags.List(sections.Select(section => section.Link()))).With("aria-label", "Sections"),
        new Element("main", sections.Select(section => section.Draw())).With("id", "report").With("tabindex", "-1"));

    private static Element Time(DateTimeOffset time) =>
        new Element("time", Format.Instant(time)).With("datetime", time.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", null));
}
