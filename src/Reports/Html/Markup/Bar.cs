using System.Globalization;

namespace Reports.Html.Markup;

/// <summary>A bar in a table cell; decorative, because the figure is next to it.</summary>
/// <param name="share">Length, from 0 to 1.</param>
internal sealed class Bar(double share) : Node
{
    public override void WriteTo(TextWriter output) =>
        new Element("span").Class("bar")
            .With("aria-hidden", "true")
            .With("style", string.Create(CultureInfo.InvariantCulture, $"--share:{Math.Clamp(share, 0, 1):0.###}"))
            .WriteTo(output);
}
