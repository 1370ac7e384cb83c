namespace Storage;

/// <summary>The order of object names in lists: that of their UTF-8 bytes, as in Cloud Storage, which is that of their code points.</summary>
public sealed class ObjectNameOrder : IComparer<string>
{
    private ObjectNameOrder()
    {
    }

    public static ObjectNameOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
            return string.CompareOrdinal(x, y);
        var index = x.AsSpan().CommonPrefixLength(y);
        if (index == x.Length || index == y.Length)
            return x.Length - y.Length;
        return Rank(x[index]) - Rank(y[index]);
    }

    // Half of a pair stands for a code point above all that are one char.
    private static int Rank(char c) => char.IsSurrogate(c) ? c + char.MaxValue : c;
}
