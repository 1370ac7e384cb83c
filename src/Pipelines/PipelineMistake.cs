using System.Text;

namespace Pipelines;

/// <summary>One mistake in a pipeline file or an override.</summary>
/// <param name="File">The file as messages show it; <c>--set</c> for an override.</param>
/// <param name="Line">Counted from 1; for an override, which of them.</param>
/// <param name="Column">Counted from 1, in UTF-16 units.</param>
/// <param name="Message">What is wrong: the setting's path and what was expected.</param>
/// <param name="SourceLine">The line itself.</param>
/// <param name="Suggestion">What to write instead.</param>
public sealed record PipelineMistake(string File, int Line, int Column, string Message, string SourceLine, string Suggestion)
{
    private const int ShownBefore = 80;
    private const int ShownAfter = 60;

    /// <summary>The mistake in one line; below it the source line and a mark under the column, where there is a line to show.</summary>
    public override string ToString()
    {
        var headline = $"{File}:{Line}:{Column}: {Message}. {Suggestion}";
        if (string.IsNullOrWhiteSpace(SourceLine))
            return headline;
        var column = Math.Min(Column - 1, SourceLine.Length);
        var from = Math.Max(0, column - ShownBefore);
        var to = Math.Min(SourceLine.Length, column + ShownAfter);
        var (head, tail) = (from > 0 ? "…" : "", to < SourceLine.Length ? "…" : "");
        return $"{headline}\n  | {head}{Visible(SourceLine[from..to])}{tail}\n  | {Blank(head + SourceLine[from..column])}^";
    }

    private static string Visible(string text) =>
        string.Concat(text.Select(character => char.IsControl(character) && character != '\t' ? '\uFFFD' : character));

    /// <summary>As much room as the text takes on a terminal, where East Asian characters are two columns wide.</summary>
    private static string Blank(string text)
    {
        var blank = new StringBuilder(text.Length);
        foreach (var character in text)
            blank.Append(character == '\t' ? '\t' : IsWide(character) ? '\u3000' : ' ');
        return blank.ToString();
    }

    private static bool IsWide(char character) => character
        is (>= '\u1100' and <= '\u115F') or (>= '\u2E80' and <= '\uA4CF') or (>= '\uAC00' and <= '\uD7A3')
        or (>= '\uF900' and <= '\uFAFF') or (>= '\uFE30' and <= '\uFE6F') or (>= '\uFF00' and <= '\uFF60');
}
