using System.Runtime.CompilerServices;
using System.Text;

namespace Trainer.Cli;

/// <summary>Texts, one a line. Only a line feed ends a line: a carriage return or a Unicode line separator belongs to the text.</summary>
internal static class TextLines
{
    private const int BlockLength = 1 << 16;

    /// <summary>The lines as they arrive: all that can be read without waiting at a time, so that whoever types sees an answer.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<string>> ArrivalsAsync(
        TextReader input, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (block, rest) = (new char[BlockLength], new StringBuilder());
        // To wait for what is typed cannot be cancelled: that wait is left behind.
        while (await Task.Run(() => input.Read(block), CancellationToken.None).WaitAsync(cancellation) is var count and > 0)
        {
            var lines = Split(block.AsSpan(0, count), rest);
            if (lines.Count > 0)
                yield return lines;
        }

        if (rest.Length > 0)
            yield return [rest.ToString()];
    }

    /// <param name="rest">What has come of the line that is not at its end yet.</param>
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
