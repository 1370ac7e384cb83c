namespace Datasets.Conversion;

/// <summary>What a conversion wrote.</summary>
/// <param name="Path">The file written.</param>
/// <param name="Rows">How many rows it has, the header not counted.</param>
/// <param name="EmptyTexts">How many rows were left out because their text is empty.</param>
/// <param name="Unlabelled">How many of the rows written have no label.</param>
public sealed record ConversionResult(string Path, long Rows, long EmptyTexts, long Unlabelled);
