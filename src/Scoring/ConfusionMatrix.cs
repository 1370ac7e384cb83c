namespace Scoring;

/// <summary>Multi-label confusion matrix: which labels are predicted wrongly for rows whose own label is missed.</summary>
/// <param name="Names">The labels, followed by <c>(none)</c>: rows without a label, and rows for which no wrong label is predicted.</param>
/// <param name="Counts">
/// The number of data rows that have the label of the matrix row and are predicted to have that of the column. The diagonal counts correct
/// predictions. Elsewhere, only data rows count whose label is missed and that do not have the label of the column. A data row with several
/// labels counts once for each pair. // (names, names)
/// </param>
public sealed record ConfusionMatrix(IReadOnlyList<string> Names, IReadOnlyList<IReadOnlyList<int>> Counts);
