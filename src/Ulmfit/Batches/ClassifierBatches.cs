using Scoring.Sampling;
using Text;

namespace Ulmfit.Batches;

/// <summary>Groups documents of similar length into batches for the classifier.</summary>
/// <remarks>
/// Sources: fastai 2.1.8 <c>SortedDL</c> and <c>pad_input_chunk</c>. In a batch of M columns, a document of L tokens needs M - L padding
/// tokens: as many whole windows as fit precede the document, the rest follows it. So every document starts at the start of a window.
/// </remarks>
public sealed class ClassifierBatches
{
    /// <summary>
    /// The number of training batches that are sorted by length together: enough to find similar lengths, few enough to keep the order
    /// random.
    /// </summary>
    private const int BatchesInChunk = 50;

    private readonly IReadOnlyList<int[]> _documents;
    private readonly IReadOnlyList<float[]> _labels;
    private readonly int _batchSize;
    private readonly int _window;
    private readonly bool _backward;

    /// <param name="documents">The token ids of each document.</param>
    /// <param name="labels">The label cells of each document, the same number for every document. // (C)</param>
    /// <param name="batchSize">B, the number of rows of a full batch.</param>
    /// <param name="window">The number of columns the encoder reads at a time.</param>
    /// <param name="backward">Reverses each document, for a classifier over a backward language model.</param>
    public ClassifierBatches(
        IReadOnlyList<int[]> documents,
        IReadOnlyList<float[]> labels,
        int batchSize,
        int window = LanguageModelBatches.DefaultWindow,
        bool backward = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(window);
        ArgumentOutOfRangeException.ThrowIfNotEqual(labels.Count, documents.Count);
        (_documents, _labels, _batchSize, _window, _backward) = (documents, labels, batchSize, window, backward);
    }

    /// <summary>The number of batches that <see cref="Sorted"/> returns.</summary>
    public int SortedBatchCount => (_documents.Count + _batchSize - 1) / _batchSize;

    /// <summary>The number of batches that <see cref="Shuffled"/> returns.</summary>
    public int ShuffledBatchCount => _documents.Count < _batchSize ? SortedBatchCount : _documents.Count / _batchSize;

    /// <summary>All documents for validation and prediction: sorted by length, longest first; the sort is stable.</summary>
    public IEnumerable<ClassifierBatch> Sorted() => SortByLength(Enumerable.Range(0, _documents.Count)).Chunk(_batchSize).Select(Collate);

    /// <summary>
    /// The batches of one training epoch. The longest document comes first, so that a lack of memory shows at once. An incomplete last
    /// batch is dropped unless it is the only batch (fastai would then train on nothing).
    /// </summary>
    public IEnumerable<ClassifierBatch> Shuffled(PermutationSource permutations) =>
        ShuffledOrder(permutations).Chunk(_batchSize).Take(ShuffledBatchCount).Select(Collate);

    /// <summary>The order of all documents in a training epoch.</summary>
    private IEnumerable<int> ShuffledOrder(PermutationSource permutations)
    {
        if (_documents.Count == 0)
            return [];
        var order = permutations(_documents.Count);
        var longest = Array.IndexOf(order, Longest());
        (order[0], order[longest]) = (order[longest], order[0]);
        var batches = order.Chunk(_batchSize * BatchesInChunk).SelectMany(SortByLength).Chunk(_batchSize).ToArray();
        if (batches.Length <= 2)
            return batches.SelectMany(batch => batch);
        var middle = permutations(batches.Length - 2).Select(index => batches[index + 1]);
        return batches[0].Concat(middle.SelectMany(batch => batch)).Concat(batches[^1]);
    }

    private int Longest() => SortByLength(Enumerable.Range(0, _documents.Count)).First();

    private IEnumerable<int> SortByLength(IEnumerable<int> order) => order.OrderByDescending(index => _documents[index].Length);

    private ClassifierBatch Collate(int[] order)
    {
        var columns = order.Max(index => _documents[index].Length);
        var inputs = new long[order.Length * columns];
        Array.Fill(inputs, Vocabulary.PaddingId);
        for (var row = 0; row < order.Length; row++)
            Place(_documents[order[row]], inputs.AsSpan(row * columns, columns));
        return new ClassifierBatch(inputs, [.. order.SelectMany(index => _labels[index])], order, order.Length, columns);
    }

    private void Place(int[] document, Span<long> row)
    {
        var start = (row.Length - document.Length) / _window * _window;
        for (var index = 0; index < document.Length; index++)
            row[start + index] = document[_backward ? document.Length - 1 - index : index];
    }
}
