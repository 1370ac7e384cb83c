using System.Buffers.Binary;
using System.Text;
using Text.SentencePiece.Normalization;
using Text.Unicode;

namespace Text.Learning;

/// <summary>Normalization map that replaces each white space character with a space, in the format of a model file.</summary>
/// <remarks>
/// A Darts-clone double array in which every state has its own block of 256 units and all strings share one final state; <see
/// cref="CharacterMap"/> reads it.
/// </remarks>
internal static class WhiteSpaceMap
{
    private const int BlockSize = 256;
    private const uint IsValue = 1u << 31, HasValue = 1u << 8;
    private const int OffsetShift = 10;

    /// <summary>A unit that no byte leads to.</summary>
    private const uint Unused = IsValue;

    public static byte[] Bytes { get; } = Write();

    private static byte[] Write()
    {
        var root = new State();
        foreach (var character in Enumerable.Range(1, char.MaxValue).Select(code => (char)code))
        {
            if (character != ' ' && CodePoints.IsWhiteSpace(character))
                root.Add(Encoding.UTF8.GetBytes([character]));
        }

        var units = new List<uint> { 0 };
        var rootBase = Lay(root, units);
        units[0] = Leading(from: 0, to: rootBase, label: 0);
        var trie = new byte[sizeof(uint) * units.Count];
        foreach (var (index, unit) in units.Index())
            BinaryPrimitives.WriteUInt32LittleEndian(trie.AsSpan(sizeof(uint) * index), unit);
        var size = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(size, (uint)trie.Length);
        return [.. size, .. trie, (byte)' ', 0];
    }

    /// <returns>The base position of the state's units: the unit of a byte is at this position XOR the byte.</returns>
    private static int Lay(State state, List<uint> units)
    {
        while (units.Count % BlockSize != 0)
            units.Add(Unused);
        var start = units.Count;
        units.AddRange(Enumerable.Repeat(Unused, BlockSize));
        foreach (var (label, next) in state.Next)
        {
            // Unit 0 of the block holds the value where a string ends: the offset of the only replacement.
            var to = next.Next.Count == 0 ? start : Lay(next, units);
            units[start ^ label] = Leading(start ^ label, to, label) | (next.Next.Count == 0 ? HasValue : 0);
        }

        units[start] = IsValue | 0;
        return start;
    }

    private static uint Leading(int from, int to, byte label) => ((uint)(from ^ to) << OffsetShift) | label;

    private sealed class State
    {
        public SortedDictionary<byte, State> Next { get; } = [];

        public void Add(ReadOnlySpan<byte> bytes)
        {
            if (bytes.IsEmpty)
                return;
            if (!Next.TryGetValue(bytes[0], out var next))
                next = Next[bytes[0]] = new State();
            next.Add(bytes[1..]);
        }
    }
}
