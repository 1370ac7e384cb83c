namespace Datasets.Statistics;

/// <summary>
/// One row as duplicates are looked for: a 128-bit hash of its text, a hash of its labels, and its line. Ordered by text, then line.
/// </summary>
internal readonly record struct TextKey(ulong TextHigh, ulong TextLow, ulong Labels, long Line) : IComparable<TextKey>
{
    public bool HasSameText(in TextKey other) => TextHigh == other.TextHigh && TextLow == other.TextLow;

    public int CompareTo(TextKey other)
    {
        if (TextHigh != other.TextHigh)
            return TextHigh < other.TextHigh ? -1 : 1;
        if (TextLow != other.TextLow)
            return TextLow < other.TextLow ? -1 : 1;
        return Line.CompareTo(other.Line);
    }
}
