using System.Buffers.Binary;

namespace Text.SentencePiece.Normalization;

/// <summary>Character replacements that a model applies before segmentation, in the format of the model file.</summary>
/// <remarks>
/// The format is the size of a Darts-clone double array, the array, and the replacements, each terminated by a zero byte.
/// Source: google/sentencepiece 0.1.97 <c>normalizer.cc</c>; darts-clone 0.32 <c>darts.h</c>, <c>DoubleArrayUnit</c>.
/// </remarks>
internal sealed class CharacterMap
{
    /// <summary>Maximum length of a replacement. The longest replacement in Unicode has 33 bytes.</summary>
    private const int MaxReplacementBytes = 1024;

    /// <summary>Maximum length of a match, because a malformed trie may contain cycles.</summary>
    private const int MaxReplacedBytes = 1024;

    private const uint IsValue = 1u << 31;
    private const uint HasValue = 1u << 8;
    private const uint LabelMask = IsValue | 0xFF;

    private readonly uint[] _units;
    private readonly byte[] _replacements;

    /// <exception cref="InvalidDataException">The map is malformed: some text would lead outside it.</exception>
    public CharacterMap(ReadOnlySpan<byte> map)
    {
        if (map.Length <= sizeof(uint))
            throw new InvalidDataException("the normalization map ends inside its size field");
        var trieBytes = BinaryPrimitives.ReadUInt32LittleEndian(map);
        map = map[sizeof(uint)..];
        if (trieBytes == 0 || trieBytes % sizeof(uint) != 0 || trieBytes > map.Length)
            throw new InvalidDataException($"the normalization map declares a trie of {trieBytes} bytes in {map.Length} bytes of data");
        _units = new uint[trieBytes / sizeof(uint)];
        for (var index = 0; index < _units.Length; index++)
            _units[index] = BinaryPrimitives.ReadUInt32LittleEndian(map[(index * sizeof(uint))..]);
        _replacements = [.. map[(int)trieBytes..], 0];
        CheckReplacements();
    }

    /// <summary>Finds the longest byte sequence at the start of the text that has a replacement.</summary>
    public bool TryReplace(ReadOnlySpan<byte> text, out int length, out ReadOnlySpan<byte> replacement)
    {
        length = 0;
        replacement = default;
        var (position, start) = (Offset(_units[0]), 0);
        text = text[..Math.Min(text.Length, MaxReplacedBytes)];
        for (var index = 0; index < text.Length && TryStep(ref position, text[index], out var value); index++)
        {
            if (value >= 0)
                (length, start) = (index + 1, value);
        }

        if (length == 0)
            return false;
        replacement = _replacements.AsSpan(start);
        replacement = replacement[..replacement.IndexOf((byte)0)];
        return true;
    }

    /// <summary>Returns whether an ASCII character is unchanged before any other ASCII character.</summary>
    public bool KeepsBeforeAscii(byte character)
    {
        var position = Offset(_units[0]);
        if (!TryStep(ref position, character, out var value))
            return true;
        for (byte next = 0; next < 0x80; next++)
        {
            var after = position;
            if (TryStep(ref after, next, out _))
                return false;
        }

        return value < 0;
    }

    private static uint Offset(uint unit) => (unit >> 10) << (int)((unit & (1u << 9)) >> 6);

    private bool TryStep(ref uint position, byte label, out int value)
    {
        value = -1;
        position ^= label;
        if (position >= (uint)_units.Length || (_units[position] & LabelMask) != label)
            return false;
        var unit = _units[position];
        position ^= Offset(unit);
        if ((unit & HasValue) != 0)
            value = (int)(_units[position] & ~IsValue);
        return true;
    }

    private void CheckReplacements()
    {
        for (var index = 0u; index < _units.Length; index++)
        {
            var unit = _units[index];
            if ((unit & IsValue) != 0 || (unit & HasValue) == 0)
                continue;
            var position = index ^ Offset(unit);
            if (position >= _units.Length || (_units[position] & ~IsValue) is var start && start >= _replacements.Length)
                throw new InvalidDataException("the normalization map points beyond its end");
            var bytes = _replacements.AsSpan((int)start);
            if (bytes[..Math.Min(bytes.Length, MaxReplacementBytes + 1)].IndexOf((byte)0) < 0)
                throw new InvalidDataException($"the normalization map holds a replacement of more than {MaxReplacementBytes} bytes");
        }
    }
}
