namespace Datasets.Conversion;

/// <summary>Result of a conversion.</summary>
/// <param name="Path">The file written.</param>
/// <param name="Rows">Number of rows in it, without the header.</param>
/// <param name="EmptyTexts">Number of rows that were left out because their text is empty.</param>
/// <param name="Unlabelled">Number of written rows without a label.</param>
public sealed record ConversionResult(string Path, long Rows, long EmptyTexts, long Unlabelled);
