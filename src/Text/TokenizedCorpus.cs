namespace Text;

/// <summary>
/// Tokenized documents whose vocabulary is not built yet: stores each distinct token once and each document as token numbers.
/// </summary>
/// <remarks>
/// A vocabulary can be built only after all documents are read. This class lets you tokenize them once and stores 4 bytes per token.
/// </remarks>
public sealed class TokenizedCorpus
{
    private readonly List<int[]> _documents = [];
    private readonly List<string> _tokens = [];
    private readonly List<int> _counts = [];

    /// <summary>Reads <paramref name="documents"/> to the end.</summary>
    /// <param name="documents">Tokens of each document.</param>
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

    /// <summary>Number of documents.</summary>
    internal int DocumentCount => _documents.Count;

    /// <summary>Frequency of each token, in the order of first occurrence.</summary>
    public IEnumerable<KeyValuePair<string, int>> Counts => _tokens.Zip(_counts, KeyValuePair.Create);

    /// <summary>Returns the token ids of each document, in the order of the documents.</summary>
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
