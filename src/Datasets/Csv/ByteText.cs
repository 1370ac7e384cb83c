using System.Buffers;
using System.Text;
using static Datasets.Csv.StructuralBytes;

namespace Datasets.Csv;

/// <summary>Properties of byte sequences that messages need.</summary>
internal static class ByteText
{
    /// <returns>The number of line ends in <paramref name="bytes"/>; CRLF counts as one.</returns>
    public static int CountLineEnds(ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        while (bytes.IndexOfAny(LineFeed, CarriageReturn) is >= 0 and var end)
        {
            count++;
            bytes = bytes[end..];
            bytes = bytes[(bytes.StartsWith("\r\n"u8) ? 2 : 1)..];
        }
        return count;
    }

    /// <returns>The position of the first byte that is not valid UTF-8, or -1.</returns>
    public static int IndexOfInvalidUtf8(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at < bytes.Length;)
        {
            if (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) != OperationStatus.Done)
                return at;
            at += length;
        }
        return -1;
    }
}
