namespace Text;

/// <summary>
/// Tokenized documents that wait for their vocabulary: each distinct token is kept once, each document as the numbers of its tokens.
/// </summary>
/// <remarks>
/// A vocabulary can only be built when all documents are read; this way they are tokenized once, and held in 4 bytes a token.
/// </remarks>
public sealed class TokenizedCorpus
{
    private readonly List<int[]> _documents = [];
    private readonly List<string> _tokens = [];
    private readonly List<int> _counts = [];

    /// <param name="documents">The tokens of each document.</param>
    public TokenizedCorpus(IEnumerable<IReadOnlyList<string>> documents)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var document in documents)
        {
            var row = new int[document.Count];
            for (var index = 0; index < row.Length; index++)
                row[index] = Count(document[index], numbers);
            _documents.Add(row);
        }
    }

    public int DocumentCount => _documents.Count;

    /// <summary>How often each token occurs, in the order of first occurrence.</summary>
    public IEnumerable<KeyValuePair<string, int>> Counts => _tokens.Zip(_counts, KeyValuePair.Create);

    /// <summary>The ids of each document's tokens, in the order the documents came.</summary>
    public int[][] Numericalize(Vocabulary vocabulary)
    {
        var ids = _tokens.ConvertAll(vocabulary.IdOf);
        return [.. _documents.Select(document => Array.ConvertAll(document, number => ids[number]))];
    }

    private int Count(string token, Dictionary<string, int> numbers)
    {
        if (!numbers.TryGetValue(token, out var number))
        {
            number = numbers[token] = _tokens.Count;
            _tokens.Add(token);
            _counts.Add(0);
        }

        _counts[number]++;
        return number;
    }
}
