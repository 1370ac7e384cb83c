namespace Datasets.Rows;

/// <summary>One row of a <see cref="CsvTable"/>.</summary>
/// <param name="Line">The line in the file, from 1, on which the row starts.</param>
/// <param name="Cells">The value in each column.</param>
public sealed record CsvTableRow(long Line, IReadOnlyList<string> Cells);
