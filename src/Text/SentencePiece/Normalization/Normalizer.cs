using System.Buffers;
using System.Text;
using Text.SentencePiece.Buffers;
using Text.SentencePiece.Format;

namespace Text.SentencePiece.Normalization;

/// <summary>Normalizes a text to the bytes to segment: replaces characters, and normalizes and escapes spaces.</summary>
/// <remarks>Source: google/sentencepiece 0.1.97 <c>normalizer.cc</c>, <c>Normalizer::Normalize</c>.</remarks>
internal sealed class Normalizer
{
    /// <summary>Maximum number of bytes added to a text without replacements: one visible space.</summary>
    public const int MostAddedToAnyText = 3;

    private readonly NormalizationSettings _settings;
    private readonly ByteTrie _userDefined;
    private readonly CharacterMap? _map;
    private readonly byte[] _space;

    /// <summary>ASCII characters, other than the space, that are unchanged before any other ASCII character.</summary>
    private readonly bool[] _plain = new bool[256];

    /// <summary>Whether a space before an ASCII character has no replacement other than the visible space.</summary>
    private readonly bool _spaceIsPlain;

    /// <param name="userDefined">User-defined pieces, which are not normalized.</param>
    /// <exception cref="InvalidDataException">The map is malformed.</exception>
    public Normalizer(NormalizationSettings settings, ByteTrie userDefined)
    {
        _settings = settings;
        _userDefined = userDefined;
        _map = settings.CharacterMap.Length > 0 ? new CharacterMap(settings.CharacterMap) : null;
        _space = settings.EscapeSpaces ? VisibleSpace.ToArray() : " "u8.ToArray();
        for (byte character = 0; character < 0x80; character++)
            _plain[character] = character != ' ' && StaysBeforeAscii(character);
        _spaceIsPlain = StaysBeforeAscii((byte)' ');
    }

    /// <summary>UTF-8 bytes of U+2581.</summary>
    public static ReadOnlySpan<byte> VisibleSpace => "▁"u8;

    private static ReadOnlySpan<byte> Space => " "u8;

    private static ReadOnlySpan<byte> ReplacementCharacter => "\uFFFD"u8;

    public void Normalize(ReadOnlySpan<byte> text, PooledBuffer<byte> normalized)
    {
        var rest = _settings.RemoveExtraSpaces ? WithoutLeadingSpaces(text) : text;
        if (rest.IsEmpty)
            return;
        if (_settings.AddDummySpace && !_settings.SpaceAsSuffix)
            normalized.Add(_space);
        var afterSpace = _settings.RemoveExtraSpaces;
        while (!rest.IsEmpty)
        {
            if (PlainLength(rest) is var plain and > 0)
            {
                normalized.Add(rest[..plain]);
                afterSpace = false;
                rest = rest[plain..];
                continue;
            }

            if (StartsWithPlainSpace(rest))
            {
                if (!afterSpace)
                    normalized.Add(_space);
                afterSpace = _settings.RemoveExtraSpaces;
                rest = rest[1..];
                continue;
            }

            var replacement = First(rest, out var consumed);
            if (afterSpace)
                replacement = replacement.TrimStart((byte)' ');
            if (!replacement.IsEmpty)
            {
                Append(replacement, normalized);
                afterSpace = _settings.RemoveExtraSpaces && replacement.EndsWith(Space);
            }

            rest = rest[consumed..];
        }

        if (_settings.RemoveExtraSpaces)
            DropTrailingSpaces(normalized);
        if (_settings.AddDummySpace && _settings.SpaceAsSuffix)
            normalized.Add(_space);
    }

    private ReadOnlySpan<byte> WithoutLeadingSpaces(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty && First(text, out var consumed).SequenceEqual(Space))
            text = text[consumed..];
        return text;
    }

    private bool StaysBeforeAscii(byte character)
    {
        var state = _userDefined.Root;
        return !_userDefined.TryStep(ref state, character, out _) && _map?.KeepsBeforeAscii(character) != false;
    }

    private bool StartsWithPlainSpace(ReadOnlySpan<byte> text) =>
        _spaceIsPlain && text[0] == ' ' && (text.Length == 1 || text[1] < 0x80);

    private int PlainLength(ReadOnlySpan<byte> text)
    {
        var length = 0;
        while (length < text.Length && _plain[text[length]] && (length + 1 == text.Length || text[length + 1] < 0x80))
            length++;
        return length;
    }

    /// <summary>Returns the normalized form of the first bytes of the text.</summary>
    private ReadOnlySpan<byte> First(ReadOnlySpan<byte> text, out int consumed)
    {
        consumed = _userDefined.LongestPrefix(text);
        if (consumed > 0)
            return text[..consumed];
        if (_map is not null && _map.TryReplace(text, out consumed, out var replacement))
            return replacement;
        if (Rune.DecodeFromUtf8(text, out _, out consumed) == OperationStatus.Done)
            return text[..consumed];

        // A map may replace part of a character; the remaining bytes are then not a valid character.
        consumed = 1;
        return ReplacementCharacter;
    }

    private void Append(ReadOnlySpan<byte> bytes, PooledBuffer<byte> normalized)
    {
        while (_settings.EscapeSpaces && bytes.IndexOf((byte)' ') is var space and >= 0)
        {
            normalized.Add(bytes[..space]);
            normalized.Add(_space);
            bytes = bytes[(space + 1)..];
        }

        normalized.Add(bytes);
    }

    private void DropTrailingSpaces(PooledBuffer<byte> normalized)
    {
        while (normalized.Items.EndsWith(_space))
            normalized.Resize(normalized.Count - _space.Length);
    }
}
