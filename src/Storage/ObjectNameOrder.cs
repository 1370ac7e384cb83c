namespace Storage;

/// <summary>Order of object names in lists: by their UTF-8 bytes, as in Cloud Storage, which is the order of their code points.</summary>
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

    // A surrogate belongs to a code point above all code points that take one char.
    private static int Rank(char c) => char.IsSurrogate(c) ? c + char.MaxValue : c;
}
