namespace Reports.Html.Markup;

internal sealed class TextNode(string text) : Node
{
    public override void WriteTo(TextWriter output) => output.Write(Escaped(text));

    /// <summary>Text, escaped for an element's content or a quoted attribute.</summary>
    public static string Escaped(string text) => PlainText.Of(text)
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("'", "&#39;", StringComparison.Ordinal);
}
