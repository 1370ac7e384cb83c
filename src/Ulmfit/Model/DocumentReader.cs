using static TorchSharp.torch;

namespace Ulmfit.Model;

/// <summary>Reads whole documents without learning from them, and pools their features as it goes: no length of a document takes more memory.</summary>
/// <remarks>
/// All documents of a batch begin in its first column, and are left out as soon as they have ended. So each is read as if it were alone,
/// which is what <see cref="SentenceEncoder"/> and <see cref="ConcatPooling"/> make of a batch of one.
/// </remarks>
/// <param name="window">The most columns that are read at a time; pooling begins on a multiple of it.</param>
/// <param name="maxLength">Columns that are pooled, counted from a document's end and rounded down to whole windows.</param>
/// <param name="features">E</param>
internal sealed class DocumentReader(AwdEncoder encoder, int window, int maxLength, int features, int padToken, Device device)
{
    /// <summary>Fewer columns at a time are not worth a call, however many documents end.</summary>
    private const int FewestColumns = 4;

    /// <param name="documents">Token ids, at least one a document, longest first. // (B) of (L)</param>
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

    /// <summary>Where most of the documents that are read go on, so that little is read behind the end of the others.</summary>
    private int End(IReadOnlyList<int[]> documents, int rows, int start) => Math.Min(
        Math.Clamp(documents[(rows - 1) * 7 / 8].Length, start + Math.Min(FewestColumns, window), start + window),
        documents[0].Length);

    /// <returns>The token ids (b, t), and which of them are pooled: row after row.</returns>
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
