using System.Buffers;
using System.Text;
using Text.SentencePiece.Buffers;
using Text.SentencePiece.Format;

namespace Text.SentencePiece.Normalization;

/// <summary>Turns a text into the bytes that are cut into pieces: characters replaced, spaces put in order and made visible.</summary>
/// <remarks>Source: google/sentencepiece 0.1.97 <c>normalizer.cc</c>, <c>Normalizer::Normalize</c>.</remarks>
internal sealed class Normalizer
{
    /// <summary>The bytes added to a text in which nothing is replaced: one visible space.</summary>
    public const int MostAddedToAnyText = 3;

    private readonly NormalizationSettings _settings;
    private readonly ByteTrie _userDefined;
    private readonly CharacterMap? _map;
    private readonly byte[] _space;

    /// <summary>The characters of ASCII but the space that stay as they are wherever one of ASCII follows.</summary>
    private readonly bool[] _plain = new bool[256];

    /// <summary>The space is replaced by nothing else but a visible one, wherever a character of ASCII follows.</summary>
    private readonly bool _spaceIsPlain;

    /// <param name="userDefined">What is kept as it is wherever it occurs.</param>
    /// <exception cref="InvalidDataException">The map is broken.</exception>
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

    /// <summary>U+2581.</summary>
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

    /// <summary>What becomes of the bytes the text starts with.</summary>
    private ReadOnlySpan<byte> First(ReadOnlySpan<byte> text, out int consumed)
    {
        consumed = _userDefined.LongestPrefix(text);
        if (consumed > 0)
            return text[..consumed];
        if (_map is not null && _map.TryReplace(text, out consumed, out var replacement))
            return replacement;
        if (Rune.DecodeFromUtf8(text, out _, out consumed) == OperationStatus.Done)
            return text[..consumed];

        // A map may replace a part of a character; then the rest of it is no character.
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
