using static TorchSharp.torch;

namespace Ulmfit.Model;

/// <summary>
/// Encodes whole documents for inference and pools their features window by window, in memory that is independent of their length.
/// </summary>
/// <remarks>
/// All documents of a batch begin in its first column, and each leaves the batch at its end. So each document is read as if it were
/// alone: the result equals that of <see cref="SentenceEncoder"/> and <see cref="ConcatPooling"/> for a batch of one.
/// </remarks>
/// <param name="window">The largest number of columns read at a time; pooling begins at a multiple of it.</param>
/// <param name="maxLength">
/// The number of columns that are pooled, counted from the document's end and rounded down to whole windows.
/// </param>
/// <param name="features">E, the size of the encoder's output.</param>
internal sealed class DocumentReader(AwdEncoder encoder, int window, int maxLength, int features, int padToken, Device device)
{
    /// <summary>The smallest number of columns read at a time: with fewer, the cost of a call exceeds the gain.</summary>
    private const int FewestColumns = 4;

    /// <summary>Encodes and pools a batch of documents.</summary>
    /// <param name="documents">Token ids, at least one per document, longest document first. // (B) of (L)</param>
    /// <returns>(B, 3E)</returns>
    public Tensor Pool(IReadOnlyList<int[]> documents)
    {
        if (documents.Any(document => document.Length == 0))
            throw new ArgumentException("A document without a token has nothing to pool.", nameof(documents));
        encoder.Reset();
        var pooling = new RunningPooling(documents.Count, features, device);
        var rows = documents.Count;
        for (var (start, end) = (0, 0); start < documents[0].Length; start = end)
        {
            while (documents[rows - 1].Length <= start)
                rows--;
            end = End(documents, rows, start);
            using var scope = NewDisposeScope();
            var chunk = Chunk(documents, rows, start, end);
            pooling.Add(encoder.Forward(chunk.Ids, training: false), chunk.IsPooled);
        }

        encoder.Reset();
        return pooling.Result();
    }

    /// <summary>The end of the next chunk, chosen so that most documents reach it and little padding is read for the others.</summary>
    private int End(IReadOnlyList<int[]> documents, int rows, int start) => Math.Min(
        Math.Clamp(documents[(rows - 1) * 7 / 8].Length, start + Math.Min(FewestColumns, window), start + window),
        documents[0].Length);

    /// <returns>The token ids (b, t), and whether each of them is pooled, row-major.</returns>
    private (Tensor Ids, bool[] IsPooled) Chunk(IReadOnlyList<int[]> documents, int rows, int start, int end)
    {
        var columns = end - start;
        var ids = new long[rows * columns];
        var isPooled = new bool[ids.Length];
        Array.Fill(ids, padToken);
        for (var row = 0; row < rows; row++)
        {
            var document = documents[row];
            var first = (Math.Max(0, document.Length - maxLength) + window - 1) / window * window;
            for (var column = start; column < Math.Min(end, document.Length); column++)
            {
                var cell = row * columns + column - start;
                ids[cell] = document[column];
                isPooled[cell] = column >= first && document[column] != padToken;
            }
        }

        return (tensor(ids, [rows, columns], device: device), isPooled);
    }
}
