using System.Text;
using Datasets.Csv;

namespace Datasets.Rows;

/// <summary>A CSV file with any columns, read once from header to last row in constant memory.</summary>
public sealed class CsvTable : IDisposable
{
    /// <summary>Enough for any header, so that the separator can be detected before the rows are read.</summary>
    private const int PrefixBytes = 1 << 16;

    private const int PlacesPerFinding = 5, RowsBetweenCancellationChecks = 1024;

    private readonly string _name;
    private readonly CsvReader _reader;
    private readonly FindingLog _log = new(PlacesPerFinding);
    private byte[] _scratch = [];

    private CsvTable(string name, CsvReader reader, char separator) => (_name, _reader, Separator) = (name, reader, separator);

    public char Separator { get; }

    /// <summary>Whether the file begins with a UTF-8 byte order mark.</summary>
    public bool HasByteOrderMark => _reader.HasByteOrderMark;

    /// <summary>The header's cells; all are distinct.</summary>
    public IReadOnlyList<string> Columns { get; private set; } = [];

    /// <param name="name">The file's name in error messages.</param>
    /// <param name="stream">The file's bytes; disposed with the table. They are read once, so the stream may be a pipe.</param>
    /// <param name="wanted">
    /// A required column. The separator is detected as the one of <c>,</c> <c>;</c> and tab that gives this column.
    /// </param>
    /// <exception cref="DatasetException">The header is missing or broken, lacks the column, or contains a name twice.</exception>
    public static CsvTable Open(string name, Stream stream, string wanted)
    {
        var prefix = new byte[PrefixBytes];
        var filled = stream.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false);
        var separator = Separators.Detect(() => new MemoryStream(prefix, 0, filled), new HashSet<string> { wanted });
        var table = new CsvTable(
            name, new CsvReader(new PrefixedStream(prefix.AsMemory(0, filled), stream), separator), separator);
        try
        {
            table.ReadHeader(wanted);
            return table;
        }
        catch
        {
            table.Dispose();
            throw;
        }
    }

    /// <summary>Streams the rows in file order; can be called once.</summary>
    /// <exception cref="DatasetException">
    /// The file has errors. Rows before the first error have already been returned; the rest was read to find every error.
    /// </exception>
    public IEnumerable<CsvTableRow> Rows(CancellationToken cancellation = default)
    {
        for (long row = 0; _reader.Read(); row++)
        {
            if (row % RowsBetweenCancellationChecks == 0)
                cancellation.ThrowIfCancellationRequested();
            CsvProblems.Log(_reader, Describe, _log);
            if (!_log.HasErrors)
                yield return new(_reader.Line, Cells());
        }

        ThrowIfBroken();
    }

    public void Dispose() => _reader.Dispose();

    private void ReadHeader(string wanted)
    {
        if (_reader.IsUtf16)
            _log.Add(FindingKind.Utf16, 1, "the file begins with a UTF-16 byte order mark");
        else if (!_reader.Read())
            _log.Add(FindingKind.EmptyFile, 1, "the file has no header");
        else
            CsvProblems.Log(_reader, Describe, _log);
        ThrowIfBroken();
        Columns = Cells();
        DatasetColumns.CheckColumn(wanted, Columns, _reader.Line, _log);
        foreach (var (column, count) in Columns.CountBy(column => column).Where(column => column.Value > 1 && column.Key != wanted))
            _log.Add(FindingKind.DuplicateColumn, _reader.Line, $"column \"{column}\" occurs {count} times");
        ThrowIfBroken();
        _reader.ExpectCellsAsHere();
    }

    private string Describe(int cell) => cell < Columns.Count ? $"column \"{Columns[cell]}\"" : $"cell {cell + 1}";

    private string[] Cells()
    {
        var cells = new string[_reader.CellCount];
        for (var cell = 0; cell < cells.Length; cell++)
            cells[cell] = Encoding.UTF8.GetString(_reader[cell].Value(ref _scratch));
        return cells;
    }

    private void ThrowIfBroken()
    {
        if (_log.HasErrors)
            throw new DatasetException(_name, _log.ToFindings());
    }
}
