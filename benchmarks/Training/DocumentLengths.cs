namespace Training.Benchmarks;

/// <summary>How many tokens documents have. Logarithms of lengths are nearly normal, in messages, comments and news alike.</summary>
internal static class DocumentLengths
{
    public const int Documents = 512;

    /// <summary>Half the documents are shorter; the longest hundredth has six times as many tokens and more.</summary>
    private const double Median = 25, Spread = 0.8;

    private const int Longest = 2000;

    public static int[] Draw(int documents, Random random)
    {
        var lengths = new int[documents];
        foreach (ref var length in lengths.AsSpan())
            length = (int)Math.Clamp(Median * Math.Exp(Spread * Normal(random)), 1, Longest);
        return lengths;
    }

    /// <remarks>Box &amp; Muller 1958.</remarks>
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
