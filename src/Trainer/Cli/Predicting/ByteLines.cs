using System.Buffers;
using Faults;

namespace Trainer.Cli.Predicting;

/// <summary>A stream's lines as bytes. Only a line feed ends a line: a carriage return before it belongs to the line.</summary>
internal static class ByteLines
{
    private const int BlockSize = 1 << 18;

    /// <param name="name">How an error names the stream.</param>
    /// <returns>The lines as they arrive: all that can be read without waiting at a time, so that whoever types sees an answer.</returns>
    /// <exception cref="FaultException">A line is too long to be one. Those before it have been given out.</exception>
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

    /// <param name="rest">What has come of the line that is not at its end yet.</param>
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
