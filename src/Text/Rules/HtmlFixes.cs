using System.Buffers;

namespace Text.Rules;

/// <summary>Mends what web pages and tokenized corpora leave in texts, then resolves HTML character references.</summary>
/// <remarks>
/// Source: fastai 2.1.8 <c>fix_html</c>. The replacements run one after the other over the whole text, which is why <c>&amp;amp;</c>
/// becomes two ampersands: the first replacement eats <c>amp;</c> only. Pretrained models saw such texts, so it stays.
/// </remarks>
public static class HtmlFixes
{
    private static readonly (string Old, string New)[] Replacements =
    [
        ("#39;", "'"), ("amp;", "&"), ("#146;", "'"), ("nbsp;", " "), ("#36;", "$"), ("\\n", "\n"), ("quot;", "'"), ("<br />", "\n"),
        ("\\\"", "\""), ("<unk>", SpecialTokens.Unknown), (" @.@ ", "."), (" @-@ ", "-"), ("...", " …"),
    ];

    /// <summary>Of each replacement but the last one character. Ordinary texts hold none, and are not searched for the rest.</summary>
    private static readonly SearchValues<char> Telling = SearchValues.Create(";\\<@");

    public static string Apply(string text)
    {
        var replacements = text.AsSpan().ContainsAny(Telling) ? Replacements : Replacements.AsSpan(^1);
        foreach (var (old, replacement) in replacements)
            text = text.Replace(old, replacement, StringComparison.Ordinal);
        return HtmlEntities.Unescape(text);
    }
}
