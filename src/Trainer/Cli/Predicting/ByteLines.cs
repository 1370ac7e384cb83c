using System.Buffers;
using Faults;

namespace Trainer.Cli.Predicting;

/// <summary>Splits a stream into lines of bytes. Only a line feed ends a line: a preceding carriage return belongs to the line.</summary>
internal static class ByteLines
{
    private const int BlockSize = 1 << 18;

    /// <summary>Reads lines as they arrive.</summary>
    /// <param name="name">The name of the stream in error messages.</param>
    /// <returns>At a time, all lines that can be read without waiting, so that interactive input gets an answer at once.</returns>
    /// <exception cref="FaultException">A line is too long; the lines before it were returned.</exception>
    public static IEnumerable<IReadOnlyList<byte[]>> Read(string name, Stream stream)
    {
        var (block, rest, number) = (new byte[BlockSize], new ArrayBufferWriter<byte>(), 0L);
        while (stream.Read(block) is var count and > 0)
        {
            var lines = Split(block.AsSpan(0, count), rest);
            number += lines.Count;
            if (lines.Count > 0)
                yield return lines;
            if (rest.WrittenCount > RowWindows.MaxRowBytes)
            {
                throw new FaultException(
                    FaultKind.Data,
                    $"{name}:{number + 1}: the line is longer than {RowWindows.MaxRowBytes:N0} bytes. Split the text, or check that lines end in LF.");
            }
        }

        if (rest.WrittenCount > 0)
            yield return [rest.WrittenSpan.ToArray()];
    }

    /// <param name="rest">The beginning of the incomplete last line.</param>
    private static List<byte[]> Split(ReadOnlySpan<byte> block, ArrayBufferWriter<byte> rest)
    {
        var lines = new List<byte[]>();
        for (int end; (end = block.IndexOf((byte)'\n')) >= 0; block = block[(end + 1)..])
        {
            rest.Write(block[..end]);
            lines.Add(rest.WrittenSpan.ToArray());
            rest.ResetWrittenCount();
        }

        rest.Write(block);
        return lines;
    }
}
