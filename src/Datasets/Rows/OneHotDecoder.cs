using System.Text;
using Datasets.Csv;

namespace Datasets.Rows;

/// <summary>One cell a label: 0, 1, 0.0, 1.0, True or False, in any case.</summary>
internal sealed class OneHotDecoder(DatasetColumns columns, FindingLog log) : ILabelDecoder
{
    public bool Decode(CsvReader row, LabelSet labels)
    {
        var isGood = true;
        for (var label = 0; label < columns.Labels.Length; label++)
        {
            var cell = row[columns.Labels[label]];
            if (Bit(cell.Content) is >= 0 and var bit)
                labels.Add(label, bit);
            else
                isGood = Refuse(row, columns.Labels[label]);
        }
        return isGood;
    }

    /// <returns>0 or 1, or -1 for a cell that is neither.</returns>
    private static int Bit(ReadOnlySpan<byte> value)
    {
        if (value.Length == 1)
            return (value[0] & ~1) == '0' ? value[0] & 1 : -1;
        if (value.SequenceEqual("0.0"u8) || Ascii.EqualsIgnoreCase(value, "false"u8))
            return 0;
        return value.SequenceEqual("1.0"u8) || Ascii.EqualsIgnoreCase(value, "true"u8) ? 1 : -1;
    }

    private bool Refuse(CsvReader row, int cell)
    {
        var what = row[cell].Content.IsEmpty ? "is empty" : "is not 0, 1, True or False";
        log.Add(FindingKind.BadLabelCell, row.LineOf(cell), $"{columns.Describe(cell)} {what}");
        return false;
    }
}
