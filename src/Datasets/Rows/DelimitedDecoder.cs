using System.Text;
using Datasets.Csv;

namespace Datasets.Rows;

/// <summary>
/// Decodes one cell with the names of the row's labels, joined by the delimiter; or only the other-label if there are none.
/// </summary>
internal sealed class DelimitedDecoder : ILabelDecoder
{
    private const int LongestShownName = 60;

    private readonly int _cell;
    private readonly byte[] _delimiter;
    private readonly byte[] _other;
    private readonly Dictionary<byte[], int> _labels;
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
    private readonly DatasetColumns _columns;
    private readonly FindingLog _log;
    private byte[] _scratch = [];

    public DelimitedDecoder(DatasetOptions options, DatasetColumns columns, FindingLog log)
    {
        _cell = columns.Labels[0];
        _delimiter = Encoding.UTF8.GetBytes(options.LabelDelimiter);
        _other = Encoding.UTF8.GetBytes(options.OtherLabel);
        _labels = options.Labels.Index()
            .ToDictionary(label => Encoding.UTF8.GetBytes(label.Item), label => label.Index, new BytesComparer());
        _lookup = _labels.GetAlternateLookup<ReadOnlySpan<byte>>();
        _columns = columns;
        _log = log;
    }

    public bool Decode(CsvReader row, LabelSet labels)
    {
        var value = row[_cell].Value(ref _scratch);
        if (value.IsEmpty)
            return Refuse(row, FindingKind.BadLabelList, $"{_columns.Describe(_cell)} is empty");
        if (value.SequenceEqual(_other))
            return true;

        var isGood = true;
        for (var more = true; more;)
        {
            var end = value.IndexOf(_delimiter);
            more = end >= 0;
            var name = more ? value[..end] : value;
            if (!_lookup.TryGetValue(name, out var label))
                isGood = Refuse(row, FindingKind.UnknownLabel, $"{_columns.Describe(_cell)} names the unknown label \"{Show(name)}\"");
            else if (labels[label])
                isGood = Refuse(row, FindingKind.BadLabelList, $"{_columns.Describe(_cell)} names label \"{Show(name)}\" twice");
            else
                labels.Add(label);
            if (more)
                value = value[(end + _delimiter.Length)..];
        }
        return isGood;
    }

    private static string Show(ReadOnlySpan<byte> name)
    {
        var text = Encoding.UTF8.GetString(name);
        var runes = text.EnumerateRunes().Take(LongestShownName).Select(rune => Rune.IsControl(rune) ? "?" : rune.ToString());
        var shown = string.Concat(runes);
        return shown.Length < text.Length ? shown + "…" : shown;
    }

    private bool Refuse(CsvReader row, FindingKind kind, string detail)
    {
        _log.Add(kind, row.LineOf(_cell), detail);
        return false;
    }
}
