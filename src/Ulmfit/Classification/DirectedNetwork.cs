using Kernels.Reading;
using Settings;
using TorchSharp;
using Ulmfit.Batches;
using Ulmfit.Model;
using Ulmfit.Training.Objectives;

namespace Ulmfit.Classification;

/// <summary>One network of a classifier, and the order in which it reads.</summary>
/// <remarks>Owns the randomness its network draws from. Not safe for use by several threads.</remarks>
public sealed class DirectedNetwork : IDisposable
{
    /// <summary>fastai pools the last 20 windows of a document.</summary>
    private const int PooledWindows = 20;

    /// <summary>The most: enough for means and variances, and few enough to keep the features of all of them.</summary>
    private const int DocumentsForStatistics = 8192;

    private readonly NetworkOptions _options;
    private readonly ModelRandom _random;

    /// <summary>Makes the network, its weights drawn by chance.</summary>
    /// <param name="direction">Forward or backward.</param>
    /// <param name="encoder">As the language model has it, its dropouts not scaled.</param>
    /// <param name="device">Where its weights live.</param>
    public DirectedNetwork(
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

    public Direction Direction { get; }

    public EncoderConfig Encoder { get; }

    public TextClassifier Network { get; }

    /// <summary>Groups documents into the batches this network reads.</summary>
    public ClassifierBatches Batches(IReadOnlyList<int[]> documents, IReadOnlyList<float[]> cells, int batchSize) =>
        new(documents, cells, batchSize, _options.WindowLength, Direction == Direction.Backward);

    /// <summary>The class probabilities of whole documents.</summary>
    /// <param name="documents">The token ids of each document, at least one, in the order of its text.</param>
    /// <param name="batchSize">The most documents that are read together.</param>
    /// <param name="precision">Of the matrix products.</param>
    /// <returns>In the order of the documents, whatever was read together. // (N) of (C)</returns>
    /// <exception cref="OperationCanceledException">A batch began after the cancellation.</exception>
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
    /// <param name="documents">The token ids of each document, in the order of its text; of many, 8,192 evenly spaced ones are read.</param>
    /// <param name="batchSize">The most documents that are read together.</param>
    /// <exception cref="OperationCanceledException">A batch began after the cancellation; the statistics are as they were.</exception>
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
