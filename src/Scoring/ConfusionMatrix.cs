namespace Scoring;

/// <summary>Of the rows that carry a label and are not given it, which label they got that they do not carry.</summary>
/// <param name="Names">The labels, and last <c>(none)</c>: rows that carry no label, and rows given none wrongly.</param>
/// <param name="Counts">
/// Rows carrying the label of the line and given that of the column. On the diagonal those that got it rightly; elsewhere only rows that miss
/// the line's label and do not carry the column's. A row of several labels counts once for each pair. // (names, names)
/// </param>
public sealed record ConfusionMatrix(IReadOnlyList<string> Names, IReadOnlyList<IReadOnlyList<int>> Counts);
