using System.Runtime.CompilerServices;

namespace Text.SentencePiece.Buffers;

/// <summary>Strings of bytes and the number each has, found byte by byte: a double array, one memory access a byte.</summary>
/// <remarks>
/// A state is where the units of the bytes that may follow lie: the unit of byte b is at <c>state ^ b</c>, and is that state's when it
/// carries the label b. No two states are equal. Source: Aoe, "An efficient digital search algorithm by using a double-array structure",
/// 1989, in the variant with exclusive or.
/// </remarks>
internal sealed class ByteTrie
{
    /// <summary>The state from which no byte leads on.</summary>
    public const int DeadEnd = 0;

    private readonly ByteTrieUnit[] _units;

    /// <param name="entries">Distinct strings of at least one byte, and their numbers from 0 on.</param>
    /// <exception cref="InvalidDataException">The strings would take more memory than any model needs.</exception>
    public ByteTrie(IEnumerable<KeyValuePair<byte[], int>> entries)
    {
        (_units, Root) = ByteTrieBuilder.Build(entries);
    }

    /// <summary>The state at the start of a string.</summary>
    public int Root { get; }

    /// <summary>Follows one byte.</summary>
    /// <param name="value">The number of the string that ends here, or -1.</param>
    /// <returns>Whether any string goes on so.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryStep(ref int state, byte label, out int value)
    {
        var unit = _units[state ^ label];
        value = unit.Value;
        state = unit.State;
        return unit.Label == label;
    }

    /// <summary>Follows several bytes.</summary>
    /// <returns>The state after them, or <see cref="DeadEnd"/>.</returns>
    /// <inheritdoc cref="TryStep"/>
    public int Walk(int state, ReadOnlySpan<byte> bytes, out int value)
    {
        value = -1;
        foreach (var label in bytes)
        {
            if (!TryStep(ref state, label, out value))
            {
                value = -1;
                return DeadEnd;
            }
        }

        return state;
    }

    /// <summary>The number of a whole string, or -1.</summary>
    public int Find(ReadOnlySpan<byte> bytes)
    {
        Walk(Root, bytes, out var value);
        return value;
    }

    /// <summary>The length of the longest string that the text starts with, or 0.</summary>
    public int LongestPrefix(ReadOnlySpan<byte> text)
    {
        var (state, longest) = (Root, 0);
        for (var index = 0; index < text.Length && TryStep(ref state, text[index], out var value); index++)
        {
            if (value >= 0)
                longest = index + 1;
        }

        return longest;
    }
}
