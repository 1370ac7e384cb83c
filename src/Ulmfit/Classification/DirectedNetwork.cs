using Kernels.Reading;
using Settings;
using TorchSharp;
using Ulmfit.Batches;
using Ulmfit.Model;
using Ulmfit.Training.Objectives;

namespace Ulmfit.Classification;

/// <summary>One network of a classifier together with its reading direction.</summary>
/// <remarks>Owns the random generator of the network. Not thread-safe.</remarks>
public sealed class DirectedNetwork : IDisposable
{
    /// <summary>The number of windows at the end of a document that are pooled, as in fastai.</summary>
    private const int PooledWindows = 20;

    /// <summary>
    /// The largest number of documents for estimating batch statistics: enough for accurate means and variances, few enough to hold the
    /// features of all of them in memory.
    /// </summary>
    private const int DocumentsForStatistics = 8192;

    private readonly NetworkOptions _options;
    private readonly ModelRandom _random;

    /// <summary>Creates the network with random initial weights.</summary>
    /// <param name="direction">Forward or backward.</param>
    /// <param name="encoder">The configuration of the language model's encoder, with unscaled dropouts.</param>
    /// <param name="device">The device that holds the weights.</param>
    internal DirectedNetwork(
        Direction direction, EncoderConfig encoder, int vocabularySize, int classes, NetworkOptions options, torch.Device device)
    {
        (Direction, Encoder, _options) = (direction, encoder, options);
        _random = new ModelRandom(options.Seed, device);
        Network = new TextClassifier(
            vocabularySize,
            classes,
            encoder.ScaleDropouts(options.DropMult),
            _random,
            options.WindowLength,
            maxLength: PooledWindows * options.WindowLength,
            kernels: options.Kernels,
            precision: options.Precision);
    }

    /// <summary>The reading direction: forward or backward.</summary>
    public Direction Direction { get; }

    /// <summary>The configuration of the language model's encoder, with unscaled dropouts.</summary>
    public EncoderConfig Encoder { get; }

    /// <summary>The network itself.</summary>
    public TextClassifier Network { get; }

    /// <summary>Groups documents into training and validation batches for this network.</summary>
    public ClassifierBatches Batches(IReadOnlyList<int[]> documents, IReadOnlyList<float[]> cells, int batchSize) =>
        new(documents, cells, batchSize, _options.WindowLength, Direction == Direction.Backward);

    /// <summary>The class probabilities of whole documents.</summary>
    /// <param name="documents">The token ids of each document in text order, at least one per document.</param>
    /// <param name="batchSize">The largest number of documents in a batch.</param>
    /// <param name="precision">Number format of the matrix products.</param>
    /// <returns>The probabilities in the order of the documents. // (N) of (C)</returns>
    /// <exception cref="OperationCanceledException">The operation was canceled; this is checked before each batch.</exception>
    public float[][] Predict(
        IReadOnlyList<int[]> documents, ClassifierObjective objective, int batchSize, ReadingPrecision precision,
        CancellationToken cancellation)
    {
        var read = AsRead(documents);
        var probabilities = new float[documents.Count][];
        using var reading = Network.StartReading(precision);
        foreach (var batch in DocumentBatches.Of(read, _options.WindowLength, batchSize))
        {
            cancellation.ThrowIfCancellationRequested();
            using var scope = torch.NewDisposeScope();
            var logits = Network.Read([.. batch.Select(place => read[place])]);                          // (B, C)
            var cells = objective.Probabilities(logits).cpu().data<float>().ToArray();
            foreach (var (row, cellsOfRow) in cells.Chunk(cells.Length / batch.Length).Index())
                probabilities[batch[row]] = cellsOfRow;
        }

        return probabilities;
    }

    /// <inheritdoc cref="TextClassifier.EstimateStatistics"/>
    /// <param name="documents">The token ids of each document in text order. At most 8,192 evenly spaced documents are read.</param>
    /// <param name="batchSize">The largest number of documents in a batch.</param>
    /// <exception cref="OperationCanceledException">The operation was canceled; the statistics are unchanged.</exception>
    public void EstimateStatistics(IReadOnlyList<int[]> documents, int batchSize, CancellationToken cancellation = default)
    {
        var count = Math.Min(documents.Count, DocumentsForStatistics);
        var read = AsRead([.. Enumerable.Range(0, count).Select(index => documents[(int)((long)index * documents.Count / count)])]);
        Network.EstimateStatistics(DocumentBatches.Of(read, _options.WindowLength, batchSize).Select(batch =>
        {
            cancellation.ThrowIfCancellationRequested();
            return (int[][])[.. batch.Select(place => read[place])];
        }));
    }

    public void Dispose()
    {
        Network.Dispose();
        _random.Dispose();
    }

    private IReadOnlyList<int[]> AsRead(IReadOnlyList<int[]> documents) =>
        Direction == Direction.Backward ? [.. documents.Select(document => document.Reverse().ToArray())] : documents;
}
