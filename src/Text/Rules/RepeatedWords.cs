using Text.Unicode;

namespace Text.Rules;

/// <summary>Replaces three or more of the same word with a count and that word: <c>no no no!</c> becomes <c> xxwrep 3 no !</c>.</summary>
/// <remarks>
/// Source: fastai 2.1.8 <c>replace_wrep</c>, <c>(?:\s|^)(\w+)\s+((?:\1\s+)+)\1(\s|\W|$)</c>. Implemented as a scanner: a repetition can
/// start only where a word follows white space, and checking the next two words decides it, so the time is linear, unlike the pattern's.
/// </remarks>
internal static class RepeatedWords
{
    private const int Fewest = 3;

    /// <summary>Applies the rule to <paramref name="text"/>.</summary>
    public static string Apply(string text)
    {
        var rewriter = new Rewriter(text);
        for (var start = 0; start < text.Length;)
        {
            var wordStart = CodePoints.IsWhiteSpace(text[start]) ? start + 1 : start;
            var wordEnd = CodePoints.Skip(text, wordStart, whiteSpace: false);
            start = MayRepeat(text, wordStart, wordEnd) && TryReplace(text, start, wordStart, wordEnd, ref rewriter) is { } end
                ? CodePoints.Skip(text, end, whiteSpace: false)
                : wordEnd;
        }

        return rewriter.Finish();
    }

    /// <summary>Returns whether a word is present and is followed by one with the same first character, which is rare.</summary>
    private static bool MayRepeat(string text, int wordStart, int wordEnd)
    {
        if (wordStart == wordEnd)
            return false;
        var next = CodePoints.Skip(text, wordEnd, whiteSpace: true);
        return next < text.Length && text[next] == text[wordStart];
    }

    /// <returns>The end of the match at <paramref name="start"/>, or null when there is none.</returns>
    private static int? TryReplace(string text, int start, int wordStart, int wordEnd, ref Rewriter rewriter)
    {
        if (!IsAllWord(text.AsSpan(wordStart, wordEnd - wordStart)))
            return null;

        var (count, end) = CountRepeats(text, text.AsSpan(wordStart, wordEnd - wordStart), wordEnd);
        if (count < Fewest)
            return null;
        var after = end < text.Length ? end + CodePoints.Width(CodePoints.At(text, end)) : end;
        rewriter.Replace(start, after).Append(' ').Append(SpecialTokens.RepeatedWord).Append(' ').Append(count)
            .Append(' ').Append(text, wordStart, wordEnd - wordStart).Append(' ').Append(text, end, after - end);
        return after;
    }

    /// <returns>
    /// The number of consecutive repetitions of <paramref name="word"/>, which ends at <paramref name="end"/>, and the end of the last one.
    /// </returns>
    private static (int Count, int End) CountRepeats(string text, ReadOnlySpan<char> word, int end)
    {
        for (var count = 1; ; count++)
        {
            var next = CodePoints.Skip(text, end, whiteSpace: true);
            if (next == end || !text.AsSpan(next).StartsWith(word) || IsWordAt(text, next + word.Length))
                return (count, end);
            end = next + word.Length;
        }
    }

    private static bool IsWordAt(string text, int index) => index < text.Length && CodePoints.IsWord(CodePoints.At(text, index));

    private static bool IsAllWord(ReadOnlySpan<char> text)
    {
        for (var index = 0; index < text.Length;)
        {
            var codePoint = CodePoints.At(text, index);
            if (!CodePoints.IsWord(codePoint))
                return false;
            index += CodePoints.Width(codePoint);
        }

        return true;
    }
}
