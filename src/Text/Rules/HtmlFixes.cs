using System.Buffers;

namespace Text.Rules;

/// <summary>Repairs HTML and corpus artifacts in a text, then resolves HTML character references.</summary>
/// <remarks>
/// Source: fastai 2.1.8 <c>fix_html</c>. Each replacement is applied to the whole text in turn, which is why <c>&amp;amp;</c> becomes two
/// ampersands: the first replacement matches only <c>amp;</c>. This behavior is kept because the pretrained models were trained on such
/// texts.
/// </remarks>
internal static class HtmlFixes
{
    private static readonly (string Old, string New)[] Replacements =
    [
        ("#39;", "'"), ("amp;", "&"), ("#146;", "'"), ("nbsp;", " "), ("#36;", "$"), ("\\n", "\n"), ("quot;", "'"), ("<br />", "\n"),
        ("\\\"", "\""), ("<unk>", SpecialTokens.Unknown), (" @.@ ", "."), (" @-@ ", "-"), ("...", " …"),
    ];

    /// <summary>One character of each replacement except the last. A text that contains none of them skips those replacements.</summary>
    private static readonly SearchValues<char> Telling = SearchValues.Create(";\\<@");

    /// <summary>Applies the replacements to <paramref name="text"/>.</summary>
    public static string Apply(string text)
    {
        var replacements = text.AsSpan().ContainsAny(Telling) ? Replacements : Replacements.AsSpan(^1);
        foreach (var (old, replacement) in replacements)
            text = text.Replace(old, replacement, StringComparison.Ordinal);
        return HtmlEntities.Unescape(text);
    }
}
