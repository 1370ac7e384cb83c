namespace Datasets.Csv;

/// <summary>Describes a row's problems in messages.</summary>
internal static class CsvProblems
{
    /// <summary>Adds the row's problems to the log.</summary>
    /// <param name="describe">Gives the name of a cell in messages, by its index in the row.</param>
    public static void Log(CsvReader row, Func<int, string> describe, FindingLog log)
    {
        foreach (var problem in row.Problems)
        {
            var (kind, detail) = Describe(problem, problem.Cell < 0 ? "the row" : describe(problem.Cell), row);
            log.Add(kind, problem.Line, detail);
        }
    }

    private static (FindingKind Kind, string Detail) Describe(CsvProblem problem, string where, CsvReader row) => problem.Kind switch
    {
        CsvProblemKind.RaggedRow => (
            FindingKind.RaggedRow,
            $"the row has {Figures.Counted(row.CellCount, "cell")}, the header {Figures.Count(row.ExpectedCells)}"),
        CsvProblemKind.StrayQuote => (FindingKind.StrayQuote, $"{where} contains a quote but is not quoted"),
        CsvProblemKind.TextAfterQuote when problem.EndLine > problem.Line => (
            FindingKind.StrayQuote,
            $"{where} opens a quote that is not closed: the next one, on line {Figures.Count(problem.EndLine)}, does not end the cell"),
        CsvProblemKind.TextAfterQuote => (FindingKind.StrayQuote, $"{where} continues after its closing quote"),
        CsvProblemKind.UnterminatedQuote => (FindingKind.UnterminatedQuote, $"{where} opens a quote that is never closed"),
        CsvProblemKind.RowTooLong => (FindingKind.RowTooLong, $"{where} is longer than {Figures.Count(CsvReader.MaxRowBytes)} bytes"),
        CsvProblemKind.InvalidUtf8 => (FindingKind.InvalidUtf8, $"{where} holds bytes that are not UTF-8"),
        CsvProblemKind.NulByte => (FindingKind.NulByte, $"{where} contains a zero byte"),
        _ => throw new ArgumentOutOfRangeException(nameof(problem), problem.Kind, null),
    };
}
