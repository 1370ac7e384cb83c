namespace Ulmfit.Batches;

/// <summary>Documents of similar length, padded, longest first.</summary>
/// <param name="Inputs">Token ids, row-major, padded so that every document starts on a multiple of the window length. // (B, T)</param>
/// <param name="Labels">One-hot label cells, row-major. // (B, C)</param>
/// <param name="Documents">The index of each row's document in the data it was drawn from. // (B)</param>
public sealed record ClassifierBatch(long[] Inputs, float[] Labels, int[] Documents, int Rows, int Columns);
