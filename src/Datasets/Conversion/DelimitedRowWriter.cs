using System.Runtime.CompilerServices;
using System.Text;
using Datasets.Csv;
using Datasets.Rows;

namespace Datasets.Conversion;

/// <summary>Writes the text and the joined names of its labels.</summary>
internal sealed class DelimitedRowWriter(CsvWriter csv, DatasetOptions options) : IRowWriter
{
    private readonly byte[][] _names = [.. options.Labels.Select(Encoding.UTF8.GetBytes)];
    private readonly bool[] _needQuotes = [.. options.Labels.Select(name => NeedsQuotes(csv, name))];
    private readonly byte[] _delimiter = Encoding.UTF8.GetBytes(options.LabelDelimiter);
    private readonly bool _delimiterNeedsQuotes = NeedsQuotes(csv, options.LabelDelimiter);
    private readonly byte[] _other = Encoding.UTF8.GetBytes(options.OtherLabel);
    private readonly int[] _row = new int[options.Labels.Count];

    public void WriteHeader()
    {
        csv.Write(options.TextColumn);
        csv.Write(DatasetOptions.LabelsColumn);
        csv.EndRow();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void WriteRow(CsvCell text, LabelSet labels)
    {
        csv.Write(text);
        var row = _row.AsSpan(0, labels.CopyTo(_row));
        if (row.IsEmpty)
            csv.Write(_other);
        else
            WriteLabels(row);
        csv.EndRow();
    }

    private static bool NeedsQuotes(CsvWriter csv, string name) => csv.NeedsQuotes(Encoding.UTF8.GetBytes(name));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void WriteLabels(ReadOnlySpan<int> row)
    {
        var quoted = row.Length > 1 && _delimiterNeedsQuotes;
        foreach (var label in row)
            quoted |= _needQuotes[label];
        csv.BeginCell();
        if (quoted)
            csv.Put("\""u8);
        for (var i = 0; i < row.Length; i++)
        {
            if (i > 0)
                csv.PutDoublingQuotes(_delimiter);
            csv.PutDoublingQuotes(_names[row[i]]);
        }
        if (quoted)
            csv.Put("\""u8);
    }
}
