namespace Datasets.Statistics;

/// <summary>One row for the search of duplicates: a 128-bit hash of its text, a hash of its labels, and its line, from 1.</summary>
internal readonly record struct TextKey(ulong TextHigh, ulong TextLow, ulong Labels, long Line)
{
    public bool HasSameText(in TextKey other) => TextHigh == other.TextHigh && TextLow == other.TextLow;
}
