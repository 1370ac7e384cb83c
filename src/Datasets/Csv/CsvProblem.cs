namespace Datasets.Csv;

/// <summary>One problem of a row.</summary>
/// <param name="Kind">The kind of problem.</param>
/// <param name="Line">The line in the file, from 1, of the wrong byte; for a quote, the line of the opening quote.</param>
/// <param name="Cell">The cell's index in its row, from 0; -1 for the whole row.</param>
/// <param name="EndLine">For <see cref="CsvProblemKind.TextAfterQuote"/> the line of the closing quote; otherwise the same line.</param>
public readonly record struct CsvProblem(CsvProblemKind Kind, long Line, int Cell, long EndLine);
