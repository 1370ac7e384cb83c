namespace Ulmfit.Batches;

/// <summary>A window of <paramref name="Rows"/> parallel token streams, and the same window shifted by one token.</summary>
/// <param name="Inputs">Token ids, row-major. // (B, T)</param>
/// <param name="Targets">The next token of each input. // (B, T)</param>
/// <param name="Rows">B, the number of streams.</param>
/// <param name="Columns">T, the length of the window.</param>
public sealed record LanguageModelBatch(long[] Inputs, long[] Targets, int Rows, int Columns);
