namespace Reports.Html.Markup;

/// <summary>The page's style sheet, which is embedded in this program.</summary>
internal sealed class StyleSheet : Node
{
    public static string Text { get; } = Read();

    public override void WriteTo(TextWriter output) => output.Write($"<style>\n{Text}</style>");

    private static string Read()
    {
        using var reader = new StreamReader(typeof(StyleSheet).Assembly.GetManifestResourceStream("report.css")!);
        return reader.ReadToEnd();
    }
}
