using Text.Unicode;

namespace Text.Rules;

/// <summary>Replaces three or more of the same character with a count and that character: <c>!!!!</c> becomes <c> xxrep 4 ! </c>.</summary>
/// <remarks>Source: fastai 2.1.8 <c>replace_rep</c>, <c>(\S)(\1{2,})</c>.</remarks>
internal static class RepeatedCharacters
{
    private const int Fewest = 3;

    /// <summary>Applies the rule to <paramref name="text"/>.</summary>
    public static string Apply(string text)
    {
        var rewriter = new Rewriter(text);
        for (var start = NextRun(text, 0); start >= 0;)
        {
            var codePoint = CodePoints.At(text, start);
            var width = CodePoints.Width(codePoint);
            var end = start + width;
            while (end < text.Length && CodePoints.At(text, end) == codePoint)
                end += width;
            var count = (end - start) / width;
            if (count >= Fewest && !CodePoints.IsWhiteSpace(text[start]))
            {
                rewriter.Replace(start, end).Append(' ').Append(SpecialTokens.RepeatedCharacter).Append(' ').Append(count)
                    .Append(' ').Append(text, start, width).Append(' ');
            }

            start = NextRun(text, end);
        }

        return rewriter.Finish();
    }

    /// <returns>
    /// The next position where a run may start, or -1. In a run of three, each UTF-16 unit is repeated two positions later, whether the
    /// character has one unit or two.
    /// </returns>
    private static int NextRun(ReadOnlySpan<char> text, int start)
    {
        for (; start + 2 < text.Length; start++)
        {
            if (text[start] == text[start + 2] && !CodePoints.IsSecondUnit(text, start))
                return start;
        }

        return -1;
    }
}
