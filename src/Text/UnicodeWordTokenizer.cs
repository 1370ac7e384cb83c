using System.Globalization;
using Text.Rules;
using Text.Unicode;

namespace Text;

/// <summary>
/// Splits text of any language into words, for models trained from scratch. Needs neither tables nor knowledge of the language.
/// </summary>
/// <remarks>
/// Applies fastai's rules, splits at white space, and then forms tokens: a run of letters, combining marks and digits, including Hangul, is
/// one token; each Han, Hiragana or Katakana character is one token, because these scripts do not put spaces between words; each other
/// character (punctuation, symbol, emoji) is one token, together with the marks and joiners that form one user-perceived character with it.
/// </remarks>
public sealed class UnicodeWordTokenizer : ITokenizer
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Tokenize(string text)
    {
        text = TextRules.Apply(text);
        var tokens = new List<string>((text.Length / 4) + 1);
        for (var start = CodePoints.Skip(text, 0, whiteSpace: true); start < text.Length;)
        {
            var length = TokenLength(text.AsSpan(start));
            tokens.Add(text.Substring(start, length));
            start = CodePoints.Skip(text, start + length, whiteSpace: true);
        }

        return tokens;
    }

    private static int TokenLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && CodePoints.At(text, length) is var codePoint && IsWordPart(codePoint, length > 0))
            length += CodePoints.Width(codePoint);
        return length > 0 ? length : StringInfo.GetNextTextElementLength(text);
    }

    /// <summary>
    /// Returns whether a code point is part of a word. Marks and the invisible joiners of Indic and Persian spelling continue a word but do
    /// not start one.
    /// </summary>
    private static bool IsWordPart(int codePoint, bool insideWord) => CharUnicodeInfo.GetUnicodeCategory(codePoint) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => insideWord,
        UnicodeCategory.Format => insideWord && codePoint is ('\u200C' or '\u200D'),
        _ => CodePoints.IsWord(codePoint) && !IsUnspaced(codePoint),
    };

    /// <summary>Matches the blocks of Han, Hiragana and Katakana.</summary>
    private static bool IsUnspaced(int codePoint) => codePoint is
        (>= 0x2E80 and <= 0x2FDF) or (>= 0x3005 and <= 0x3007) or (>= 0x3021 and <= 0x3029) or (>= 0x3031 and <= 0x303C)
        or (>= 0x3041 and <= 0x30FF) or (>= 0x31F0 and <= 0x31FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF66 and <= 0xFF9F) or (>= 0x1AFF0 and <= 0x1B16F) or (>= 0x20000 and <= 0x3FFFF);
}
