using System.Runtime.CompilerServices;
using System.Text;

namespace Trainer.Cli;

/// <summary>
/// Reads texts, one per line. Only a line feed ends a line: a carriage return or a Unicode line separator is part of the text.
/// </summary>
internal static class TextLines
{
    private const int BlockLength = 1 << 16;

    /// <summary>
    /// Lines as they arrive: at a time, all lines that can be read without waiting, so that interactive input gets an answer at once.
    /// </summary>
    public static async IAsyncEnumerable<IReadOnlyList<string>> ArrivalsAsync(
        TextReader input, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (block, rest) = (new char[BlockLength], new StringBuilder());
        // A read that waits for input cannot be canceled, so it is abandoned.
        while (await Task.Run(() => input.Read(block), CancellationToken.None).WaitAsync(cancellation) is var count and > 0)
        {
            var lines = Split(block.AsSpan(0, count), rest);
            if (lines.Count > 0)
                yield return lines;
        }

        if (rest.Length > 0)
            yield return [rest.ToString()];
    }

    /// <param name="rest">The beginning of the incomplete last line.</param>
    private static List<string> Split(ReadOnlySpan<char> block, StringBuilder rest)
    {
        var lines = new List<string>();
        for (int end; (end = block.IndexOf('\n')) >= 0; block = block[(end + 1)..])
        {
            lines.Add(rest.Append(block[..end]).ToString());
            rest.Clear();
        }

        rest.Append(block);
        return lines;
    }
}
