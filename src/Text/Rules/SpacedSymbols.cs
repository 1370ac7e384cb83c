using System.Buffers;

namespace Text.Rules;

/// <summary>Inserts a space on both sides of each slash, hash and backslash.</summary>
/// <remarks>Source: fastai 2.1.8 <c>spec_add_spaces</c>, <c>([/#\\])</c>.</remarks>
internal static class SpacedSymbols
{
    private static readonly SearchValues<char> Symbols = SearchValues.Create("/#\\");

    /// <summary>Applies the rule to <paramref name="text"/>.</summary>
    public static string Apply(string text)
    {
        var rewriter = new Rewriter(text);
        for (int start = 0, next; (next = text.AsSpan(start).IndexOfAny(Symbols)) >= 0;)
        {
            start += next + 1;
            rewriter.Replace(start - 1, start).Append(' ').Append(text[start - 1]).Append(' ');
        }

        return rewriter.Finish();
    }
}
