using Faults;
using Scoring.Sampling;

namespace Ulmfit.Batches;

/// <summary>
/// Cuts documents into windows for a language model: concatenates all documents and cuts the result into one stream per batch row.
/// </summary>
/// <remarks>
/// Source: fastai 2.1.8 <c>text/data.py</c>, <c>LMDataLoader</c>. With N tokens in B rows, each stream is (N - 1) / B tokens long and the
/// remaining tokens are dropped. Batch k holds window k of every stream, so that the hidden state of a row carries over to the next batch.
/// The last window holds the remaining columns, possibly only one; a loss that compares neighbouring time steps must handle that.
/// If the documents are too short to fill the batch size, the batches have fewer rows (fastai would make no batch).
/// </remarks>
public sealed class LanguageModelBatches
{
    /// <summary>The window length of ULMFiT.</summary>
    public const int DefaultWindow = 72;

    /// <summary>The smallest number of tokens that makes a batch: one to read and one to predict.</summary>
    public const int FewestTokens = 2;

    private readonly IReadOnlyList<int[]> _documents;
    private readonly bool _backward;
    private readonly int _window;
    private readonly int _tokenCount;

    /// <param name="documents">The token ids of each document.</param>
    /// <param name="batchSize">B, the number of rows.</param>
    /// <param name="window">The largest number of columns: the number of time steps of back-propagation through time.</param>
    /// <param name="backward">Reverses each document, for a model that predicts the previous token.</param>
    /// <exception cref="FaultException"><see cref="FaultKind.Data"/>: there is no token to predict.</exception>
    public LanguageModelBatches(IReadOnlyList<int[]> documents, int batchSize, int window = DefaultWindow, bool backward = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(window);
        _tokenCount = checked(documents.Sum(document => document.Length));
        if (_tokenCount < FewestTokens)
        {
            throw new FaultException(
                FaultKind.Data,
                $"The language model's {documents.Count} document(s) hold {_tokenCount} token(s); "
                + "a model needs one to read and one to predict. Add texts.");
        }

        (_documents, _window, _backward) = (documents, window, backward);
        Rows = Math.Min(batchSize, _tokenCount - 1);
        StreamLength = (_tokenCount - 1) / Rows;
        BatchCount = (StreamLength + window - 1) / window;
    }

    /// <summary>The number of rows of every batch.</summary>
    public int Rows { get; }

    /// <summary>The number of tokens that each row reads in an epoch.</summary>
    public int StreamLength { get; }

    /// <summary>The number of batches of every epoch.</summary>
    public int BatchCount { get; }

    /// <summary>The batches over the documents in their given order, for validation.</summary>
    public IEnumerable<LanguageModelBatch> InOrder() => Batches([.. Enumerable.Range(0, _documents.Count)]);

    /// <summary>The batches of one training epoch, over the documents in an order drawn from <paramref name="permutations"/>.</summary>
    public IEnumerable<LanguageModelBatch> Shuffled(PermutationSource permutations) => Batches(permutations(_documents.Count));

    private IEnumerable<LanguageModelBatch> Batches(int[] order)
    {
        var tokens = Concatenate(order);
        for (var start = 0; start < StreamLength; start += _window)
            yield return Window(tokens, start, Math.Min(_window, StreamLength - start));
    }

    private LanguageModelBatch Window(int[] tokens, int start, int columns)
    {
        var inputs = new long[Rows * columns];
        var targets = new long[Rows * columns];
        for (var row = 0; row < Rows; row++)
        {
            var source = tokens.AsSpan((row * StreamLength) + start, columns + 1);
            for (var column = 0; column < columns; column++)
            {
                inputs[(row * columns) + column] = source[column];
                targets[(row * columns) + column] = source[column + 1];
            }
        }

        return new LanguageModelBatch(inputs, targets, Rows, columns);
    }

    private int[] Concatenate(int[] order)
    {
        var tokens = new int[_tokenCount];
        var end = 0;
        foreach (var index in order)
        {
            var document = _documents[index];
            document.CopyTo(tokens, end);
            if (_backward)
                Array.Reverse(tokens, end, document.Length);
            end += document.Length;
        }

        return tokens;
    }
}
