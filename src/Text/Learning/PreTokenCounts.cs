using System.Text;
using Text.Rules;

namespace Text.Learning;

/// <summary>Frequencies of the words in the texts and of their pre-tokens.</summary>
internal sealed class PreTokenCounts
{
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);

    /// <param name="texts">Texts to which <see cref="TextRules"/> have been applied.</param>
    /// <param name="except">Pre-tokens to exclude.</param>
    public PreTokenCounts(IEnumerable<string> texts, IReadOnlySet<string> except, CancellationToken cancellation)
    {
        foreach (var text in texts)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var word in PreTokens.Words(text))
                _words[word] = _words.GetValueOrDefault(word) + 1;
        }

        foreach (var (word, count) in _words)
        {
            foreach (var preToken in PreTokens.Split(word).Where(preToken => !except.Contains(preToken)))
                _counts[preToken] = _counts.GetValueOrDefault(preToken) + count;
        }
    }

    /// <summary>Frequency of each word, without its preceding space.</summary>
    public IReadOnlyDictionary<string, int> Words => _words;

    /// <summary>Frequency of each pre-token, in an order that does not depend on the order of the texts.</summary>
    public IReadOnlyDictionary<string, int> Counts => _counts;

    /// <returns>The characters that occur at least <paramref name="minFrequency"/> times, most frequent first.</returns>
    public IReadOnlyList<Rune> Characters(int minFrequency)
    {
        var counts = new Dictionary<Rune, int>();
        foreach (var (preToken, count) in _counts)
        {
            foreach (var character in preToken.EnumerateRunes())
                counts[character] = counts.GetValueOrDefault(character) + count;
        }

        return
        [
            .. counts.Where(pair => pair.Value >= minFrequency)
                .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key)
                .Select(pair => pair.Key),
        ];
    }
}
