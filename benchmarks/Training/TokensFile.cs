using System.Runtime.InteropServices;
using Text;

namespace Training.Benchmarks;

/// <summary>The text that all steps read: token ids as little-endian 32-bit numbers.</summary>
/// <remarks>
/// Ids follow Zipf's law, as words do: the rows of the embedding that a batch touches decide what its gradient costs. Padding is not among
/// them.
/// </remarks>
internal static class TokensFile
{
    /// <summary>Batches before the text starts anew.</summary>
    public const int Batches = 8;

    private const int FirstWord = Vocabulary.PaddingId + 1;

    /// <param name="tokensOfBatch">Of a batch, or of all documents.</param>
    public static void Write(string path, int tokensOfBatch, int vocabulary, Random random)
    {
        var words = vocabulary - FirstWord;
        var tokens = new int[(tokensOfBatch * Batches) + 1]; // a language model predicts one token more than it reads
        foreach (ref var token in tokens.AsSpan())
            token = FirstWord + Math.Min(words - 1, (int)Math.Pow(words, random.NextDouble()) - 1);
        File.WriteAllBytes(path, MemoryMarshal.AsBytes(tokens.AsSpan()));
    }

    public static int[] Read(string path) => MemoryMarshal.Cast<byte, int>(File.ReadAllBytes(path)).ToArray();
}
