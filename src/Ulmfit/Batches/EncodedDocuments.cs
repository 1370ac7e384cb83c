namespace Ulmfit.Batches;

/// <summary>Documents encoded for the networks: token ids and targets.</summary>
/// <param name="Tokens">The token ids of each document.</param>
/// <param name="Cells">The target of each document: 1 for each class it belongs to. // (N, C)</param>
public sealed record EncodedDocuments(IReadOnlyList<int[]> Tokens, IReadOnlyList<float[]> Cells)
{
    /// <summary>The number of tokens in all documents.</summary>
    public long TokenCount => Tokens.Sum(document => (long)document.Length);

    /// <summary>Selects documents by index.</summary>
    public EncodedDocuments Pick(int[] rows) => new([.. rows.Select(row => Tokens[row])], [.. rows.Select(row => Cells[row])]);
}
