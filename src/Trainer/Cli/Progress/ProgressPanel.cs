using Spectre.Console;
using Spectre.Console.Rendering;

namespace Trainer.Cli.Progress;

/// <summary>Draws a <see cref="ProgressView"/> within the current width of the terminal.</summary>
internal sealed class ProgressPanel : Renderable
{
    private const int NarrowestBar = 8, WidthOfShare = 4;

    private const string Gap = "  ", Separator = " · ", PlainSeparator = ", ";

    private static readonly Style Done = new(Color.Green), Faint = new(Color.Grey), Bold = new(decoration: Decoration.Bold);

    /// <summary>The content to draw.</summary>
    public ProgressView View { get; set; } = ProgressView.Empty;

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var view = View;
        if (view == ProgressView.Empty)
            return [];
        // A terminal that wraps a full line would leave an empty line.
        var width = maxWidth - 1;
        IEnumerable<IEnumerable<Segment>> lines =
        [
            Title(view, width),
            .. view.Bars.Select(bar => Bar(bar, view.Bars, width, options.Unicode)),
            .. Wrap(view.Figures, options.Unicode ? Separator : PlainSeparator, width).Select(line => new[] { new Segment(line) }),
        ];
        return lines.SelectMany(line => line.Append(Segment.LineBreak));
    }

    private static IEnumerable<Segment> Title(ProgressView view, int width)
    {
        var room = width - view.Title.Length - Gap.Length;
        yield return new(Cut(view.Title, width), Bold);
        if (view.Place.Length > 0 && view.Place.Length <= room)
            yield return new(Gap + view.Place.PadLeft(room), Faint);
    }

    private static IEnumerable<Segment> Bar(ProgressBarView bar, IReadOnlyList<ProgressBarView> all, int width, bool unicode)
    {
        var label = bar.Label.PadRight(all.Max(other => other.Label.Length));
        var share = $"{Math.Floor(bar.Share * 100):0}%".PadLeft(WidthOfShare);
        var left = bar.Left.PadLeft(all.Max(other => other.Left.Length));
        var room = width - label.Length - share.Length - left.Length - (3 * Gap.Length);
        if (room < NarrowestBar)
        {
            yield return new(Cut($"{label}{Gap}{share}{Gap}{left}", width));
            yield break;
        }

        var done = (int)Math.Floor(bar.Share * room);
        yield return new(label + Gap);
        yield return new(new string(unicode ? '━' : '#', done), Done);
        yield return new(new string(unicode ? '─' : '-', room - done), Faint);
        yield return new($"{Gap}{share}{Gap}{left}");
    }

    private static IEnumerable<string> Wrap(IReadOnlyList<string> figures, string separator, int width)
    {
        var line = "";
        foreach (var figure in figures)
        {
            if (line.Length > 0 && line.Length + separator.Length + figure.Length > width)
            {
                yield return line;
                line = "";
            }

            line += line.Length == 0 ? Cut(figure, width) : separator + figure;
        }

        if (line.Length > 0)
            yield return line;
    }

    private static string Cut(string text, int width) => text.Length <= width ? text : text[..Math.Max(0, width)];
}
