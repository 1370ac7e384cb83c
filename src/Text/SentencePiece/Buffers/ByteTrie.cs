using System.Runtime.CompilerServices;

namespace Text.SentencePiece.Buffers;

/// <summary>Trie that maps byte strings to numbers, stored as a double array with one memory access per byte.</summary>
/// <remarks>
/// A state is the base position of the units for the bytes that may follow: the unit of byte b is at <c>state ^ b</c> and belongs to the
/// state if its label is b. States are unique. Source: Aoe, "An efficient digital search algorithm by using a double-array structure",
/// 1989, in the exclusive-or variant.
/// </remarks>
internal sealed class ByteTrie
{
    /// <summary>The state without transitions.</summary>
    public const int DeadEnd = 0;

    private readonly ByteTrieUnit[] _units;

    /// <param name="entries">Distinct strings of at least one byte, with their numbers, which start at 0.</param>
    /// <exception cref="InvalidDataException">The strings need more memory than a valid model does.</exception>
    public ByteTrie(IEnumerable<KeyValuePair<byte[], int>> entries)
    {
        (_units, Root) = ByteTrieBuilder.Build(entries);
    }

    /// <summary>The state at the start of a string.</summary>
    public int Root { get; }

    /// <summary>Follows one byte.</summary>
    /// <param name="value">The number of the string that ends at this byte, or -1.</param>
    /// <returns>Whether a transition for the byte exists.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryStep(ref int state, byte label, out int value)
    {
        var unit = _units[state ^ label];
        value = unit.Value;
        state = unit.State;
        return unit.Label == label;
    }

    /// <summary>Follows a sequence of bytes.</summary>
    /// <returns>The state after the bytes, or <see cref="DeadEnd"/>.</returns>
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

    /// <summary>Returns the number of a complete string, or -1.</summary>
    public int Find(ReadOnlySpan<byte> bytes)
    {
        Walk(Root, bytes, out var value);
        return value;
    }

    /// <summary>Returns the length of the longest string that is a prefix of the text, or 0.</summary>
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
