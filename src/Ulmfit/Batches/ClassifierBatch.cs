namespace Ulmfit.Batches;

/// <summary>A batch of documents of similar length: padded, sorted by length, longest first.</summary>
/// <param name="Inputs">Token ids, row-major, padded so that every document starts on a multiple of the window length. // (B, T)</param>
/// <param name="Labels">One-hot label cells, row-major. // (B, C)</param>
/// <param name="Documents">The index of each row's document in the data set. // (B)</param>
/// <param name="Rows">B, the number of documents.</param>
/// <param name="Columns">T, the padded length in tokens.</param>
public sealed record ClassifierBatch(long[] Inputs, float[] Labels, int[] Documents, int Rows, int Columns);
