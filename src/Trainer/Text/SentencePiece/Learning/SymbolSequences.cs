namespace Trainer.Text.SentencePiece.Learning;

/// <summary>All stretches as sequences of symbols, which are characters at first and become longer as neighbours are joined.</summary>
internal sealed class SymbolSequences
{
    /// <summary>No place: before the first and after the last symbol of a sequence.</summary>
    public const int None = -1;

    private readonly List<int> _symbols = [];
    private readonly List<int> _previous = [];
    private readonly List<int> _next = [];
    private readonly List<int> _weights = [];
    private readonly List<string> _texts = [];
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);

    /// <param name="characters">The first symbols; any other character ends a sequence.</param>
    public SymbolSequences(WordCounts words, IEnumerable<string> characters)
    {
        foreach (var character in characters)
            Symbol(character);
        foreach (var (stretch, count) in words.Counts)
        {
            var previous = None;
            foreach (var rune in stretch.EnumerateRunes())
                previous = _ids.TryGetValue(rune.ToString(), out var symbol) ? Append(symbol, count, previous) : None;
        }
    }

    /// <summary>Places of symbols; each keeps its place until it is joined to the one before it.</summary>
    public int Places => _symbols.Count;

    public int At(int place) => _symbols[place];

    public int Next(int place) => _next[place];

    public int Previous(int place) => _previous[place];

    /// <summary>How often the stretch that a place lies in is seen.</summary>
    public int Weight(int place) => _weights[place];

    public string Text(int symbol) => _texts[symbol];

    public bool IsKnown(string text) => _ids.ContainsKey(text);

    /// <summary>The symbol of a text, a new one where there is none yet.</summary>
    public int Symbol(string text)
    {
        if (!_ids.TryGetValue(text, out var symbol))
        {
            symbol = _ids[text] = _texts.Count;
            _texts.Add(text);
        }

        return symbol;
    }

    /// <summary>Joins a place and the next one into a symbol.</summary>
    public void Join(int place, int symbol)
    {
        var joined = _next[place];
        _symbols[place] = symbol;
        _symbols[joined] = None;
        _next[place] = _next[joined];
        if (_next[place] != None)
            _previous[_next[place]] = place;
    }

    private int Append(int symbol, int weight, int previous)
    {
        var place = _symbols.Count;
        _symbols.Add(symbol);
        _previous.Add(previous);
        _next.Add(None);
        _weights.Add(weight);
        if (previous != None)
            _next[previous] = place;
        return place;
    }
}
