using Text.Unicode;

namespace Text.Rules;

/// <summary>
/// Lowercases capitalized words and puts a marker token before each one that is longer than one character: <c>NO</c> becomes <c>xxup
/// no</c>.
/// </summary>
/// <remarks>
/// Sources: fastai 2.1.8 <c>replace_all_caps</c>, <c>(\s|^)([A-Z]+[^a-z\s]*)(?=(\s|$))</c>, and <c>replace_maj</c>,
/// <c>(\s|^)([A-Z][^A-Z\s]*)(?=(\s|$))</c>. Both match whole runs between white space that start with A-Z, and distinguish case for ASCII
/// letters only: <c>É</c> neither starts nor ends a match.
/// </remarks>
internal static class CapitalMarks
{
    /// <summary>Marks words without lowercase letters, as <c>replace_all_caps</c> does.</summary>
    public static string MarkAllCaps(string text) =>
        Mark(text, SpecialTokens.AllCaps, static word => !word.ContainsAnyInRange('a', 'z'));

    /// <summary>Marks words whose only uppercase letter is the first, as <c>replace_maj</c> does.</summary>
    public static string MarkCapitalized(string text) =>
        Mark(text, SpecialTokens.Capitalized, static word => !word[1..].ContainsAnyInRange('A', 'Z'));

    private static string Mark(string text, string mark, Func<ReadOnlySpan<char>, bool> isMarked)
    {
        var rewriter = new Rewriter(text);
        for (var start = NextCapital(text, 0); start >= 0;)
        {
            var end = start + 1;
            if (start == 0 || CodePoints.IsWhiteSpace(text[start - 1]))
            {
                end = CodePoints.Skip(text, end, whiteSpace: false);
                if (isMarked(text.AsSpan(start, end - start)))
                    Mark(text, start, end, mark, ref rewriter);
            }

            start = NextCapital(text, end);
        }

        return rewriter.Finish();
    }

    private static void Mark(string text, int start, int end, string mark, ref Rewriter rewriter)
    {
        var output = rewriter.Replace(start, end);
        if (end - start > 1)
            output.Append(mark).Append(' ');
        output.Append(LowerCase.ToLower(text[start..end]));
    }

    private static int NextCapital(string text, int start)
    {
        var index = text.AsSpan(start).IndexOfAnyInRange('A', 'Z');
        return index < 0 ? -1 : start + index;
    }
}
