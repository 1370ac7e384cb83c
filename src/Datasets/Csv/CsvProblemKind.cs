namespace Datasets.Csv;

/// <summary>Kind of a problem in a row of a CSV file.</summary>
public enum CsvProblemKind
{
    /// <summary>The row has more or fewer cells than <see cref="CsvReader.ExpectedCells"/>.</summary>
    RaggedRow,

    /// <summary>A quote inside a cell that does not start with one: <c>5" pipe</c>.</summary>
    StrayQuote,

    /// <summary>Something other than a separator or a line end after a closing quote: <c>"a"b</c>.</summary>
    TextAfterQuote,

    /// <summary>
    /// A quoted cell that is not closed before the end of the file or before the row exceeds <see cref="CsvReader.MaxRowBytes"/>.
    /// </summary>
    UnterminatedQuote,

    /// <summary>A row longer than <see cref="CsvReader.MaxRowBytes"/>.</summary>
    RowTooLong,

    /// <summary>Bytes that are not UTF-8.</summary>
    InvalidUtf8,

    /// <summary>A zero byte.</summary>
    NulByte,
}
