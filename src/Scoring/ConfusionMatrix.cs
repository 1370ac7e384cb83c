namespace Scoring;

/// <summary>Multi-label confusion matrix: for rows that miss a label, the labels that are wrongly predicted instead.</summary>
/// <param name="Names">
/// The labels, followed by <c>(none)</c>, which stands for rows without labels and rows without wrong predictions.
/// </param>
/// <param name="Counts">
/// Number of rows that carry the label of the line and are predicted to have the label of the column. The diagonal counts correct
/// predictions; other cells count only rows for which the label of the line is not predicted and which do not carry the label of the
/// column. A row with several labels counts once for each pair. // (names, names)
/// </param>
public sealed record ConfusionMatrix(IReadOnlyList<string> Names, IReadOnlyList<IReadOnlyList<int>> Counts);
