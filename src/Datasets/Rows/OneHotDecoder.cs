using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;
using Datasets.Csv;

namespace Datasets.Rows;

/// <summary>Decodes one cell per label: 0, 1, 0.0, 1.0, True or False, in any case.</summary>
internal sealed class OneHotDecoder(DatasetColumns columns, char separator, FindingLog log) : ILabelDecoder
{
    // Four one-digit cells with their separators are eight bytes; only the lowest bits of the digits may differ from four zeros.
    private const int CellsAtOnce = 4;
    private const ulong LowestBits = 0x0001_0001_0001_0001;

    // The multiplication gathers bits 0, 16, 32 and 48 in bits 48 to 51.
    private const ulong GatherBits = (1UL << 48) | (1UL << 33) | (1UL << 18) | (1UL << 3);
    private const int GatheredBits = 48;

    private readonly ulong _zeros = LowestBits * ('0' | ((ulong)separator << 8));
    private readonly bool _areAdjacent = columns.Labels.Index().All(label => label.Item == columns.Labels[0] + label.Index);

    public bool Decode(CsvReader row, LabelSet labels)
    {
        var cells = columns.Labels;
        if (_areAdjacent && TryDecodeDigits(row.RawOf(cells[0], cells[^1]), labels))
            return true;

        labels.Clear();
        var isGood = true;
        for (var label = 0; label < cells.Length; label++)
        {
            var bit = Bit(row[cells[label]].Content);
            if (bit < 0)
                isGood = Refuse(row, cells[label]);
            else
                labels.Add(label, (ulong)bit);
        }
        return isGood;
    }

    /// <summary>Decodes the usual row: adjacent cells in label order, each a plain 0 or 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryDecodeDigits(ReadOnlySpan<byte> digits, LabelSet labels)
    {
        if (digits.Length != (2 * labels.Count) - 1)
            return false;
        var label = 0;
        for (; label + CellsAtOnce < labels.Count; label += CellsAtOnce)
        {
            var bits = BinaryPrimitives.ReadUInt64LittleEndian(digits[(2 * label)..]) ^ _zeros;
            if ((bits & ~LowestBits) != 0)
                return false;
            labels.Add(label, (bits * GatherBits) >> GatheredBits);
        }
        for (; label < labels.Count; label++)
        {
            if ((digits[2 * label] & ~1) != '0' || (label > 0 && digits[(2 * label) - 1] != separator))
                return false;
            labels.Add(label, digits[2 * label] & 1UL);
        }
        return true;
    }

    /// <returns>0 or 1; -1 for any other value.</returns>
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
