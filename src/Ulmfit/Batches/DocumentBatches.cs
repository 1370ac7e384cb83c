namespace Ulmfit.Batches;

/// <summary>Groups documents of similar length into batches for inference.</summary>
/// <remarks>
/// Training uses one batch size. Here a batch holds many short documents, so that the matrix products are large, or a few long ones, so
/// that memory stays small.
/// </remarks>
public static class DocumentBatches
{
    /// <summary>The target number of tokens per window: with fewer, the weights are read from memory more often.</summary>
    private const int TokensAtOnce = 4096;

    /// <summary>The largest useful batch: more documents do not make the matrix products faster.</summary>
    public const int MostRows = 512;

    /// <param name="documents">The token ids of each document.</param>
    /// <summary>Cuts documents into batches.</summary>
    /// <param name="window">The number of columns that the encoder reads at a time.</param>
    /// <param name="mostRows">The largest number of documents in a batch.</param>
    /// <returns>Batches of document indexes. Every index occurs once, longest document first; the sort is stable.</returns>
    public static IEnumerable<int[]> Of(IReadOnlyList<int[]> documents, int window, int mostRows)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(window);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(mostRows);
        var order = Enumerable.Range(0, documents.Count).OrderByDescending(place => documents[place].Length).ToArray();
        for (var start = 0; start < order.Length;)
        {
            var columns = Math.Clamp(documents[order[start]].Length, 1, window);
            var rows = Math.Min(Math.Max(1, TokensAtOnce / columns), mostRows);
            var end = Math.Min(start + rows, order.Length);
            yield return order[start..end];
            start = end;
        }
    }
}
