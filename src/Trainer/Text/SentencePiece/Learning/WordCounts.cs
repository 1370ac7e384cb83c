namespace Trainer.Text.SentencePiece.Learning;

/// <summary>How often each stretch of characters that a piece may lie in is seen.</summary>
internal sealed class WordCounts
{
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);

    private WordCounts()
    {
    }

    /// <summary>The stretches in an order that does not depend on that of the texts.</summary>
    public IReadOnlyDictionary<string, int> Counts => _counts;

    /// <param name="except">Words, with the space before them, that are not counted.</param>
    public static WordCounts Of(IEnumerable<string> texts, IReadOnlySet<string> except, CancellationToken cancellation)
    {
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                words[word] = words.GetValueOrDefault(word) + 1;
        }

        var result = new WordCounts();
        foreach (var (word, count) in words.Select(pair => (Word.Space + pair.Key, pair.Value)).Where(pair => !except.Contains(pair.Item1)))
        {
            foreach (var stretch in Word.Stretches(word))
                result._counts[stretch] = result._counts.GetValueOrDefault(stretch) + count;
        }

        return result;
    }

    /// <returns>The characters seen so often, the most frequent ones first.</returns>
    public IReadOnlyList<string> Characters(int minFrequency)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (stretch, count) in _counts)
        {
            foreach (var character in stretch.EnumerateRunes().Select(rune => rune.ToString()))
                counts[character] = counts.GetValueOrDefault(character) + count;
        }

        return
        [
            .. counts.Where(pair => pair.Value >= minFrequency)
                .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => pair.Key),
        ];
    }
}
