using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Datasets.Csv;
using Faults;
using Ulmfit.Classification;

namespace Trainer.Cli.Predicting;

/// <summary>Writes CSV: the members of the row, its labels joined as in training, and one column per class with its probability.</summary>
internal sealed class CsvPredictionWriter : IPredictionWriter
{
    private static readonly string Probability = "0." + new string('#', JsonPredictionWriter.Decimals);

    private readonly string _input, _delimiter;
    private readonly AddedNames _names;
    private readonly CsvWriter _csv;
    private IReadOnlyList<string>? _columns;

    /// <summary>Writes the header if the columns are known.</summary>
    /// <param name="input">The name of the input in error messages.</param>
    /// <param name="columns">The columns of the rows; empty if the first row determines them.</param>
    /// <param name="output">The output, disposed with the writer.</param>
    /// <param name="delimiter">The delimiter between labels.</param>
    /// <exception cref="FaultException">A prediction has the name of a column.</exception>
    public CsvPredictionWriter(
        string input, IReadOnlyList<string> columns, CsvStyle style, Stream output, AddedNames names, string delimiter)
    {
        (_input, _delimiter, _names) = (input, delimiter, names);
        if (columns.Count > 0)
            AddedNames.Check(columns, [names.Labels, .. names.Columns], input);
        _csv = new CsvWriter(output, style.Separator);
        if (style.HasByteOrderMark)
            _csv.Put(Encoding.UTF8.Preamble);
        if (columns.Count > 0)
            WriteHeader(columns);
    }

    public void Write(TextRow row, Prediction prediction)
    {
        if (_columns is null)
        {
            string[] columns = [.. row.Members.Select(member => member.Key)];
            AddedNames.Check(columns, [_names.Labels, .. _names.Columns], $"{_input}:{row.Line}");
            WriteHeader(columns);
        }

        foreach (var cell in Cells(row))
            _csv.Write(cell);
        _csv.Write(string.Join(_delimiter, prediction.Labels));
        foreach (var probability in prediction.Probabilities)
            _csv.Write(probability.ToString(Probability, CultureInfo.InvariantCulture));
        _csv.EndRow();
    }

    public void Flush() => _csv.Flush();

    public void Dispose() => _csv.Dispose();

    private void WriteHeader(IReadOnlyList<string> columns)
    {
        _columns = columns;
        foreach (var name in (string[])[.. columns, _names.Labels, .. _names.Columns])
            _csv.Write(name);
        _csv.EndRow();
    }

    /// <summary>The values of the row in the order of the columns; a missing value is empty.</summary>
    private IEnumerable<string> Cells(TextRow row)
    {
        if (row.Members.Select(member => member.Key).SequenceEqual(_columns!))
            return row.Members.Select(member => Cell(member.Value));
        if (row.Members.FirstOrDefault(member => !_columns!.Contains(member.Key)) is { Key: { } unknown })
        {
            throw new FaultException(
                FaultKind.Data,
                $"{_input}:{row.Line}: the row has a \"{unknown}\", which the first row does not have. "
                + "Give all rows the same members, or use --output-format=jsonl.");
        }

        var values = row.Members.ToDictionary();
        return _columns!.Select(column => Cell(values.GetValueOrDefault(column)));
    }

    private static string Cell(JsonNode? value) => value switch
    {
        null => "",
        JsonValue text when text.GetValueKind() == JsonValueKind.String => text.GetValue<string>(),
        _ => value.ToJsonString(),
    };
}
