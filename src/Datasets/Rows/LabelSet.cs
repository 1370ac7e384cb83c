using System.IO.Hashing;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Datasets.Rows;

/// <summary>The labels of one row, as bits in label order.</summary>
internal sealed class LabelSet(int count)
{
    private readonly ulong[] _words = new ulong[(count + 63) / 64];

    /// <summary>The number of labels in the data set.</summary>
    public int Count { get; } = count;

    public bool IsEmpty => !_words.AsSpan().ContainsAnyExcept(0UL);

    public bool HoldsSeveral => _words.Sum(word => BitOperations.PopCount(word)) > 1;

    public ulong Hash => XxHash3.HashToUInt64(MemoryMarshal.AsBytes<ulong>(_words));

    public bool this[int label] => (_words[label >> 6] >> (label & 63) & 1) != 0;

    public void Clear() => Array.Clear(_words);

    /// <param name="label">The index of a label.</param>
    /// <param name="bits">
    /// Bits of the labels to add, starting at that index with the lowest bit; all must be in the same word of 64 bits.
    /// </param>
    public void Add(int label, ulong bits = 1) => _words[label >> 6] |= bits << label;

    /// <summary>Writes the indices of the row's labels in ascending order.</summary>
    /// <returns>The number of the row's labels.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int CopyTo(Span<int> labels)
    {
        var count = 0;
        for (var word = 0; word < _words.Length; word++)
            for (var bits = _words[word]; bits != 0; bits &= bits - 1)
                labels[count++] = (word << 6) + BitOperations.TrailingZeroCount(bits);
        return count;
    }
}
