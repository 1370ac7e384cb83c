namespace Ulmfit.Batches;

/// <summary>Documents as the networks see them.</summary>
/// <param name="Tokens">The token ids of each document.</param>
/// <param name="Cells">The target of each document: 1 for each class it belongs to. // (N, C)</param>
public sealed record EncodedDocuments(IReadOnlyList<int[]> Tokens, IReadOnlyList<float[]> Cells)
{
    public long TokenCount => Tokens.Sum(document => (long)document.Length);

    public EncodedDocuments Pick(int[] rows) => new([.. rows.Select(row => Tokens[row])], [.. rows.Select(row => Cells[row])]);
}
