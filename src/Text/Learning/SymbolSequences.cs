using System.Text;

namespace Text.Learning;

/// <summary>Sequences of symbols, one per pre-token. Symbols are single characters at first and grow as neighbors are merged.</summary>
internal sealed class SymbolSequences
{
    /// <summary>Marks the absence of a position: before the first and after the last symbol of a sequence.</summary>
    public const int None = -1;

    private readonly int[] _symbols, _previous, _next, _weights;
    private readonly List<string> _texts = [];
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);

    /// <param name="characters">Initial symbols; any other character ends a sequence.</param>
    public SymbolSequences(PreTokenCounts preTokens, IReadOnlyList<Rune> characters)
    {
        var ids = characters.ToDictionary(character => character, character => Symbol(character.ToString()));
        Places = preTokens.Counts.Keys.Sum(preToken => preToken.EnumerateRunes().Count(ids.ContainsKey));
        (_symbols, _previous, _next, _weights) = (new int[Places], new int[Places], new int[Places], new int[Places]);
        var place = 0;
        foreach (var (preToken, count) in preTokens.Counts)
        {
            var previous = None;
            foreach (var character in preToken.EnumerateRunes())
            {
                if (!ids.TryGetValue(character, out var symbol))
                {
                    previous = None;
                    continue;
                }

                (_symbols[place], _previous[place], _next[place], _weights[place]) = (symbol, previous, None, count);
                if (previous != None)
                    _next[previous] = place;
                previous = place++;
            }
        }
    }

    /// <summary>Number of positions. A symbol keeps its position until it is merged into the previous one.</summary>
    public int Places { get; }

    public int At(int place) => _symbols[place];

    public int Next(int place) => _next[place];

    public int Previous(int place) => _previous[place];

    /// <summary>Returns the frequency of the pre-token that contains the position.</summary>
    public int Weight(int place) => _weights[place];

    public string Text(int symbol) => _texts[symbol];

    public bool IsKnown(string text) => _ids.ContainsKey(text);

    /// <summary>Returns the symbol of a text, and creates it if it does not exist.</summary>
    public int Symbol(string text)
    {
        if (!_ids.TryGetValue(text, out var symbol))
        {
            symbol = _ids[text] = _texts.Count;
            _texts.Add(text);
        }

        return symbol;
    }

    /// <summary>Merges a position and the next one into a symbol.</summary>
    public void Join(int place, int symbol)
    {
        var joined = _next[place];
        _symbols[place] = symbol;
        _symbols[joined] = None;
        _next[place] = _next[joined];
        if (_next[place] != None)
            _previous[_next[place]] = place;
    }
}
