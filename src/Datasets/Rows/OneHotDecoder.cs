using System.Runtime.CompilerServices;
using System.Text;
using Datasets.Csv;

namespace Datasets.Rows;

/// <summary>One cell a label: 0, 1, 0.0, 1.0, True or False, in any case.</summary>
internal sealed class OneHotDecoder(DatasetColumns columns, FindingLog log) : ILabelDecoder
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Decode(CsvReader row, LabelSet labels)
    {
        var cells = columns.Labels.AsSpan();
        var isGood = true;
        for (var word = 0; !cells.IsEmpty; word++)
        {
            var bits = 0UL;
            var count = Math.Min(64, cells.Length);
            for (var i = 0; i < count; i++)
            {
                var value = row.SingleByteOf(cells[i]);
                var bit = (value & ~1) == '0' ? value & 1 : Bit(row[cells[i]].Content);
                isGood &= bit >= 0 || Refuse(row, cells[i]);
                bits |= (ulong)(bit & 1) << i;
            }
            labels.SetWord(word, bits);
            cells = cells[count..];
        }
        return isGood;
    }

    /// <returns>0 or 1, or -1 for a cell that is neither.</returns>
    private static int Bit(ReadOnlySpan<byte> value)
    {
        if (value.SequenceEqual("0"u8) || value.SequenceEqual("0.0"u8) || Ascii.EqualsIgnoreCase(value, "false"u8))
            return 0;
        return value.SequenceEqual("1"u8) || value.SequenceEqual("1.0"u8) || Ascii.EqualsIgnoreCase(value, "true"u8) ? 1 : -1;
    }

    private bool Refuse(CsvReader row, int cell)
    {
        var what = row[cell].Content.IsEmpty ? "is empty" : "is not 0, 1, True or False";
        log.Add(FindingKind.BadLabelCell, row.LineOf(cell), $"{columns.Describe(cell)} {what}");
        return false;
    }
}
