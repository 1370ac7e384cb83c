namespace Text.Rules;

/// <summary>Replaces each run of spaces with one space; other white space is unchanged.</summary>
/// <remarks>Source: fastai 2.1.8 <c>rm_useless_spaces</c>, <c> {2,}</c>.</remarks>
internal static class UselessSpaces
{
    private const string Two = "  ";

    /// <summary>Applies the rule to <paramref name="text"/>.</summary>
    public static string Apply(string text)
    {
        var rewriter = new Rewriter(text);
        for (var start = text.IndexOf(Two, StringComparison.Ordinal); start >= 0;)
        {
            var length = text.AsSpan(start).IndexOfAnyExcept(' ');
            var end = length < 0 ? text.Length : start + length;
            rewriter.Replace(start + 1, end);
            start = text.IndexOf(Two, end, StringComparison.Ordinal);
        }

        return rewriter.Finish();
    }
}
