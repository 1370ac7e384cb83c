namespace Datasets.Csv;

/// <summary>One thing that is wrong with a row.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Line">The line of the file, from 1, on which the offending byte stands; for a quote, the line on which it opened.</param>
/// <param name="Cell">The cell's place in its row, from 0; -1 when the whole row is meant.</param>
/// <param name="EndLine">For <see cref="CsvProblemKind.TextAfterQuote"/> the line of the closing quote; otherwise the same line.</param>
public readonly record struct CsvProblem(CsvProblemKind Kind, long Line, int Cell, long EndLine);
