using System.Collections.Concurrent;
using Text.Unicode;

namespace Text.English;

/// <summary>Splits English text as spaCy 2.2.4's blank English tokenizer does. Only single spaces after words are dropped.</summary>
/// <remarks>
/// Source: spaCy 2.2.4 <c>tokenizer.pyx</c>. Splits the text where white space begins and ends, splits prefixes and suffixes off each word
/// until an exception or a bare word remains, and then splits that word at its infixes. Safe to call from several threads; the time is
/// linear in the length of the text.
/// </remarks>
internal sealed class EnglishWords
{
    /// <summary>Maximum length of cached words. Longer words rarely repeat.</summary>
    private const int LongestCachedWord = 24;

    /// <summary>Maximum number of cached words: enough for the common words of a language, in a few megabytes.</summary>
    private const int CacheCapacity = 1 << 16;

    private readonly ConcurrentDictionary<string, string[]> _cache = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> _cacheLookup;
    private int _cacheCount;

    public EnglishWords() => _cacheLookup = _cache.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Splits <paramref name="text"/> into tokens.</summary>
    public List<string> Split(string text)
    {
        var tokens = new List<string>((text.Length / 4) + 1);
        for (int start = 0, end; start < text.Length; start = end)
        {
            var whiteSpace = CodePoints.IsWhiteSpace(text[start]);
            end = CodePoints.Skip(text, start, whiteSpace);
            AddWord(text.AsSpan(start, end - start), tokens);
            if (!whiteSpace && end < text.Length && text[end] == ' ')
                end = SkipSpaceAfterWord(text, end, tokens);
        }

        return tokens;
    }

    /// <summary>Skips one space after a word; it belongs to the word. Any further white space becomes a token.</summary>
    private int SkipSpaceAfterWord(string text, int space, List<string> tokens)
    {
        var end = CodePoints.Skip(text, space, whiteSpace: true);
        if (end > space + 1)
            AddWord(text.AsSpan(space + 1, end - space - 1), tokens);
        return end;
    }

    private void AddWord(ReadOnlySpan<char> word, List<string> tokens)
    {
        if (word.Length > LongestCachedWord)
        {
            SplitWord(word, tokens);
            return;
        }

        if (!_cacheLookup.TryGetValue(word, out var parts))
        {
            var first = tokens.Count;
            SplitWord(word, tokens);
            Remember(word, tokens, first);
            return;
        }

        tokens.AddRange(parts);
    }

    private void Remember(ReadOnlySpan<char> word, List<string> tokens, int first)
    {
        if (Volatile.Read(ref _cacheCount) < CacheCapacity && _cacheLookup.TryAdd(word, [.. tokens[first..]]))
            Interlocked.Increment(ref _cacheCount);
    }

    private static void SplitWord(ReadOnlySpan<char> word, List<string> tokens)
    {
        var suffixes = new List<string>();
        while (Exceptions.Find(word) is null && CutEnds(ref word, tokens, suffixes))
        {
        }

        if (Exceptions.Find(word) is { } parts)
            tokens.AddRange(parts);
        else if (Urls.IsMatch(word))
            tokens.Add(word.ToString());
        else
            SplitMiddle(word, tokens);
        suffixes.Reverse();
        tokens.AddRange(suffixes);
    }

    /// <summary>
    /// Splits one prefix and one suffix off <paramref name="word"/>; splits only one of them if an exception remains after it or if the two
    /// overlap.
    /// </summary>
    /// <returns>Whether anything was split off.</returns>
    private static bool CutEnds(ref ReadOnlySpan<char> word, List<string> prefixes, List<string> suffixes)
    {
        if (word.IsEmpty)
            return false;
        var (prefix, suffix) = (Affixes.PrefixLength(word), 0);
        if (prefix == 0 || Exceptions.Find(word[prefix..]) is null)
        {
            suffix = Affixes.SuffixLength(word);
            if (suffix > 0 && Exceptions.Find(word[..^suffix]) is not null)
                prefix = 0;
            else if (prefix > 0 && prefix + suffix > word.Length)
                suffix = 0;
        }

        if (prefix > 0)
            prefixes.Add(word[..prefix].ToString());
        if (suffix > 0)
            suffixes.Add(word[^suffix..].ToString());
        word = word[prefix..^suffix];
        return prefix + suffix > 0;
    }

    private static void SplitMiddle(ReadOnlySpan<char> word, List<string> tokens)
    {
        var start = 0;
        for (var index = 0; index < word.Length;)
        {
            var length = Infixes.LengthAt(word, index);
            if (length == 0)
            {
                index += CodePoints.Width(CodePoints.At(word, index));
                continue;
            }

            if (index > start)
                tokens.Add(word[start..index].ToString());
            tokens.Add(word.Slice(index, length).ToString());
            start = index += length;
        }

        if (start < word.Length)
            tokens.Add(word[start..].ToString());
    }
}
