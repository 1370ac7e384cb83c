using Text.Rules;

namespace Text;

/// <summary>The tokens a model knows; the position of each is its id.</summary>
/// <remarks>Source: fastai 2.1.8 <c>text/data.py</c>, <c>make_vocab</c> and <c>Numericalize</c>.</remarks>
public sealed class Vocabulary
{
    /// <summary>The id of every token that is not in the vocabulary.</summary>
    public const int UnknownId = 0;

    /// <summary>The id that fills the places around the shorter documents of a batch.</summary>
    public const int PaddingId = 1;

    public const int DefaultMinFrequency = 3;
    public const int DefaultMaxSize = 60_000;

    /// <summary>Fills the vocabulary up to a round number.</summary>
    public const string Filler = "xxfake";

    private const int SizeMultiple = 8;

    private readonly Dictionary<string, int> _ids;

    /// <summary>The vocabulary of a saved or pretrained model.</summary>
    /// <remarks>
    /// A token that stands in the list twice has its last id, as in a Python dictionary. The fillers have none: a text with the word
    /// <c>xxfake</c> gets the unknown token for it (fastai's classifier, but not its language model, would find the last filler).
    /// </remarks>
    public Vocabulary(IEnumerable<string> tokens)
    {
        Tokens = [.. tokens];
        _ids = new Dictionary<string, int>(Tokens.Count, StringComparer.Ordinal);
        for (var id = 0; id < Tokens.Count; id++)
        {
            if (Tokens[id] != Filler)
                _ids[Tokens[id]] = id;
        }
    }

    /// <summary>All tokens in the order of their ids, fillers included: what is saved with a model.</summary>
    public IReadOnlyList<string> Tokens { get; }

    public int Count => Tokens.Count;

    /// <summary>
    /// Takes the most frequent tokens, the special tokens before them, and fills up with 1 to 8 fillers to a multiple of 8.
    /// </summary>
    /// <param name="counts">How often each token occurs, in the order of first occurrence: of equally frequent tokens the first seen comes
    /// first.</param>
    /// <param name="minFrequency">Rarer tokens are left out.</param>
    /// <param name="maxSize">The most tokens, special ones included and fillers not. Only so many of the most frequent are
    /// considered.</param>
    public static Vocabulary Build(
        IEnumerable<KeyValuePair<string, int>> counts, int minFrequency = DefaultMinFrequency, int maxSize = DefaultMaxSize)
    {
        var frequent = counts.OrderByDescending(pair => pair.Value).Take(maxSize)
            .Where(pair => pair.Value >= minFrequency).Select(pair => pair.Key).Except(SpecialTokens.All, StringComparer.Ordinal);
        var tokens = SpecialTokens.All.Concat(frequent).Take(maxSize).ToList();
        tokens.AddRange(Enumerable.Repeat(Filler, SizeMultiple - (tokens.Count % SizeMultiple)));
        return new Vocabulary(tokens);
    }

    public int IdOf(string token) => _ids.GetValueOrDefault(token, UnknownId);

    public int[] Numericalize(IReadOnlyList<string> tokens)
    {
        var ids = new int[tokens.Count];
        for (var index = 0; index < ids.Length; index++)
            ids[index] = IdOf(tokens[index]);
        return ids;
    }
}
