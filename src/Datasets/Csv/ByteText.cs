using System.Buffers;
using System.Text;
using static Datasets.Csv.StructuralBytes;

namespace Datasets.Csv;

/// <summary>What only messages need to know about bytes.</summary>
internal static class ByteText
{
    /// <returns>How many lines end in <paramref name="bytes"/>, CRLF being one end.</returns>
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

    /// <returns>Where the first byte stands that is not part of valid UTF-8, or -1.</returns>
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
