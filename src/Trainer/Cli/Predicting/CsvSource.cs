using System.Text.Json.Nodes;
using Datasets;
using Datasets.Rows;

namespace Trainer.Cli.Predicting;

/// <summary>Reads rows from a CSV file with a column of texts.</summary>
internal sealed class CsvSource : ITextSource
{
    private readonly CsvTable _table;
    private readonly int _text;

    /// <summary>Opens the file and reads the header.</summary>
    /// <param name="name">The name of the input in error messages.</param>
    /// <exception cref="DatasetException">The header is not valid.</exception>
    public CsvSource(string name, Stream stream, string textColumn)
    {
        _table = CsvTable.Open(name, stream, textColumn);
        _text = _table.Columns.Index().Single(column => column.Item == textColumn).Index;
    }

    public IReadOnlyList<string> Columns => _table.Columns;

    public CsvStyle Style => new(_table.Separator, _table.HasByteOrderMark);

    public IEnumerable<IReadOnlyList<TextRow>> Read(CancellationToken cancellation) =>
        RowWindows.Of(_table.Rows(cancellation).Select(row => new TextRow(row.Line, row.Cells[_text], Members(row))));

    public void Dispose() => _table.Dispose();

    private KeyValuePair<string, JsonNode?>[] Members(CsvTableRow row) =>
        [.. Columns.Zip(row.Cells, (column, cell) => KeyValuePair.Create(column, (JsonNode?)JsonValue.Create(cell)))];
}
