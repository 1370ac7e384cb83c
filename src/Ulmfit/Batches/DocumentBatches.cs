namespace Ulmfit.Batches;

/// <summary>Groups documents of similar length, to be read together without learning from them.</summary>
/// <remarks>
/// Training has batches of one size; here as many short documents go together as make the matrix products large, and as few long ones as
/// keep the memory small.
/// </remarks>
public static class DocumentBatches
{
    /// <summary>The fewest tokens that are read at a time where there are so many: with fewer, the weights are read from memory more often.</summary>
    private const int TokensAtOnce = 4096;

    /// <summary>Documents of a batch beyond which the products gain nothing.</summary>
    public const int MostRows = 512;

    /// <param name="documents">The token ids of each document.</param>
    /// <param name="window">Columns that are read at a time.</param>
    /// <param name="mostRows">The most documents of a batch.</param>
    /// <returns>The places of the documents, every one once; longest first, equally long ones in their order.</returns>
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
