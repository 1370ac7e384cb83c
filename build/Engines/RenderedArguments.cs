using System.Text;

namespace Build.Engines;

/// <summary>Splits a rendered command line by the rules that .NET uses before it starts a process, on Unix and Windows.</summary>
internal static class RenderedArguments
{
    public static IEnumerable<string> Split(string rendered)
    {
        var position = 0;
        while (true)
        {
            while (position < rendered.Length && IsSpace(rendered[position]))
                position++;
            if (position == rendered.Length)
                yield break;
            yield return Next(rendered, ref position);
        }
    }

    private static string Next(string rendered, ref int position)
    {
        var argument = new StringBuilder();
        var isQuoted = false;
        for (; position < rendered.Length && (isQuoted || !IsSpace(rendered[position])); position++)
        {
            var backslashes = CountBackslashes(rendered, position);
            position += backslashes;
            var isQuote = position < rendered.Length && rendered[position] == '"';
            argument.Append('\\', isQuote ? backslashes / 2 : backslashes);
            if (isQuote && backslashes % 2 == 1)
                argument.Append('"');
            else if (isQuote && isQuoted && position + 1 < rendered.Length && rendered[position + 1] == '"')
                argument.Append(rendered[position++]);
            else if (isQuote)
                isQuoted = !isQuoted;
            else if (position == rendered.Length || (!isQuoted && IsSpace(rendered[position])))
                break;
            else
                argument.Append(rendered[position]);
        }
        return argument.ToString();
    }

    private static int CountBackslashes(string rendered, int position) =>
        rendered.AsSpan(position).IndexOfAnyExcept('\\') is var length and >= 0 ? length : rendered.Length - position;

    private static bool IsSpace(char letter) => letter is ' ' or '\t';
}
