namespace Datasets.Rows;

/// <summary>One row of a <see cref="CsvTable"/>.</summary>
/// <param name="Line">The line of the file, from 1, on which the row starts.</param>
/// <param name="Cells">The value of each column.</param>
public sealed record CsvTableRow(long Line, IReadOnlyList<string> Cells);
