using Text.Rules;

namespace Text;

/// <summary>Tokens of a model; the position of each token is its id.</summary>
/// <remarks>Source: fastai 2.1.8 <c>text/data.py</c>, <c>make_vocab</c> and <c>Numericalize</c>.</remarks>
public sealed class Vocabulary
{
    /// <summary>Id of every token that is not in the vocabulary.</summary>
    internal const int UnknownId = 0;

    /// <summary>Id that pads the shorter documents of a batch.</summary>
    public const int PaddingId = 1;

    /// <summary>Default minimum frequency of a token, as in fastai.</summary>
    internal const int DefaultMinFrequency = 3;
    /// <summary>Default maximum number of tokens, as in fastai.</summary>
    internal const int DefaultMaxSize = 60_000;

    /// <summary>Token that pads the vocabulary to a multiple of 8.</summary>
    public const string Filler = "xxfake";

    private const int SizeMultiple = 8;

    private readonly Dictionary<string, int> _ids;

    /// <summary>Creates the vocabulary of a saved or pretrained model.</summary>
    /// <remarks>
    /// A token that occurs twice in the list has its last id, as in a Python dictionary. Fillers have no id: a text that contains the word
    /// <c>xxfake</c> gets the unknown token for it. (fastai's classifier, but not its language model, would return the last filler.)
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

    /// <summary>All tokens in the order of their ids, including fillers, as saved with a model.</summary>
    public IReadOnlyList<string> Tokens { get; }

    /// <summary>Number of tokens, including fillers.</summary>
    public int Count => Tokens.Count;

    /// <summary>
    /// Builds a vocabulary: the special tokens, then the most frequent tokens, then 1 to 8 fillers up to a multiple of 8.
    /// </summary>
    /// <param name="counts">
    /// Frequency of each token, in the order of first occurrence, which is also the order of equally frequent tokens.
    /// </param>
    /// <param name="minFrequency">Minimum frequency of a token.</param>
    /// <param name="maxSize">
    /// Maximum number of tokens, including special tokens but not fillers. Only this many of the most frequent tokens are considered.
    /// </param>
    public static Vocabulary Build(
        IEnumerable<KeyValuePair<string, int>> counts, int minFrequency = DefaultMinFrequency, int maxSize = DefaultMaxSize)
    {
        var frequent = counts.OrderByDescending(pair => pair.Value).Take(maxSize)
            .Where(pair => pair.Value >= minFrequency).Select(pair => pair.Key).Except(SpecialTokens.All, StringComparer.Ordinal);
        var tokens = SpecialTokens.All.Concat(frequent).Take(maxSize).ToList();
        tokens.AddRange(Enumerable.Repeat(Filler, SizeMultiple - (tokens.Count % SizeMultiple)));
        return new Vocabulary(tokens);
    }

    /// <summary>Returns the id of a token, or <see cref="UnknownId"/>.</summary>
    internal int IdOf(string token) => _ids.GetValueOrDefault(token, UnknownId);

    /// <summary>Returns the ids of tokens.</summary>
    public int[] Numericalize(IReadOnlyList<string> tokens)
    {
        var ids = new int[tokens.Count];
        for (var index = 0; index < ids.Length; index++)
            ids[index] = IdOf(tokens[index]);
        return ids;
    }
}
