namespace Datasets.Csv;

/// <summary>A cell's bytes in the file. The spans are valid until the next <see cref="CsvReader.Read"/>.</summary>
public readonly ref struct CsvCell
{
    private const byte Quote = (byte)'"';

    internal CsvCell(ReadOnlySpan<byte> raw, bool quoted, bool escaped)
    {
        Raw = raw;
        IsQuoted = quoted;
        HasEscapedQuotes = escaped;
    }

    /// <summary>The bytes between the separators, enclosing quotes included.</summary>
    public ReadOnlySpan<byte> Raw { get; }

    public bool IsQuoted { get; }

    /// <summary>Whether the cell contains doubled quotes, each of which stands for one quote.</summary>
    public bool HasEscapedQuotes { get; }

    /// <summary>The bytes without the enclosing quotes; doubled quotes are still doubled.</summary>
    public ReadOnlySpan<byte> Content => IsQuoted ? Raw[1..^1] : Raw;

    /// <returns>
    /// The cell's value: <see cref="Content"/> itself, or a copy in <paramref name="scratch"/> (grown as needed) with each doubled quote
    /// replaced by one.
    /// </returns>
    public ReadOnlySpan<byte> Value(ref byte[] scratch)
    {
        var content = Content;
        if (!HasEscapedQuotes)
            return content;
        if (scratch.Length < content.Length)
            scratch = new byte[Math.Max(content.Length, 2 * scratch.Length)];
        var length = 0;
        while (content.IndexOf(Quote) is >= 0 and var quote)
        {
            content[..(quote + 1)].CopyTo(scratch.AsSpan(length));
            length += quote + 1;
            content = content[(quote + 2)..];
        }
        content.CopyTo(scratch.AsSpan(length));
        return scratch.AsSpan(0, length + content.Length);
    }
}
