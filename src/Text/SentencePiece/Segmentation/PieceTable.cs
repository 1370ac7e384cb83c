using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Text.SentencePiece.Buffers;
using Text.SentencePiece.Format;

namespace Text.SentencePiece.Segmentation;

/// <summary>Validated pieces of a model.</summary>
/// <remarks>Source: google/sentencepiece 0.1.97 <c>model_interface.cc</c> and <c>sentencepiece_processor.cc</c>.</remarks>
internal sealed class PieceTable
{
    private const int ByteValues = 256;

    /// <summary>
    /// Size limit of a piece, because segmentation time grows with the longest piece. SentencePiece's default maximum is 16 characters.
    /// </summary>
    private const int MaxPieceBytes = 4096;

    private readonly PieceEntry[] _entries;
    private readonly int[]? _byteIds;
    private readonly ByteTrie _reserved;

    /// <exception cref="InvalidDataException">The pieces do not form a valid model.</exception>
    public PieceTable(IReadOnlyList<PieceEntry> entries, bool byteFallback)
    {
        _entries = [.. entries];
        CheckPieces();
        UnknownId = Array.FindIndex(_entries, entry => entry.Type == PieceType.Unknown);
        if (UnknownId < 0)
            throw new InvalidDataException("it holds no unknown piece");
        if (Array.FindLastIndex(_entries, entry => entry.Type == PieceType.Unknown) is var last && last != UnknownId)
            throw new InvalidDataException($"pieces {UnknownId} and {last} are both unknown pieces");
        _byteIds = ByteIds(byteFallback);
        UserDefined = Trie(type => type == PieceType.UserDefined);
        _reserved = Trie(type => type is PieceType.Unknown or PieceType.Byte);
    }

    public int Count => _entries.Length;

    public int UnknownId { get; }

    /// <summary>User-defined pieces, which are matched wherever they occur in a text.</summary>
    public ByteTrie UserDefined { get; }

    public ref readonly PieceEntry this[int id] => ref _entries[id];

    /// <summary>
    /// Returns the length of a UTF-8 character according to its first byte; 1 for a byte that does not start a character.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int CharacterLength(byte first) => first switch
    {
        < 0xC0 => 1,
        < 0xE0 => 2,
        < 0xF0 => 3,
        _ => 4,
    };

    /// <summary>Returns a trie of the pieces used for segmentation.</summary>
    /// <exception cref="InvalidDataException">There are no such pieces.</exception>
    public ByteTrie Trie(bool withUnused)
    {
        if (!_entries.Any(entry => IsOrdinary(entry.Type)))
            throw new InvalidDataException("it holds no pieces to split texts into");
        return Trie(type => IsOrdinary(type) && (withUnused || type != PieceType.Unused));
    }

    public int ByteCount(int id) => Encoding.UTF8.GetByteCount(_entries[id].Text);

    /// <summary>Returns the length of the user-defined piece, or otherwise of the character, at the start of the text.</summary>
    public int SymbolLength(ReadOnlySpan<byte> text, out bool isUserDefined)
    {
        var length = UserDefined.LongestPrefix(text);
        isUserDefined = length > 0;
        return isUserDefined ? length : Math.Min(CharacterLength(text[0]), text.Length);
    }

    /// <summary>
    /// Returns the id of a segment for models other than unigram, whose segments may equal the unknown piece or a byte piece.
    /// </summary>
    /// <param name="ordinaryId">Id of the segment among the pieces used for segmentation, or -1.</param>
    public int IdOf(ReadOnlySpan<byte> bytes, int ordinaryId)
    {
        var id = _reserved.Find(bytes);
        if (id < 0)
            id = ordinaryId;
        return id < 0 ? UnknownId : id;
    }

    /// <summary>
    /// Returns the piece of each segment. Consecutive unknown segments become one piece, or the pieces of all their bytes.
    /// </summary>
    public Piece[] Spell(ReadOnlySpan<byte> text, ReadOnlySpan<Segment> segments)
    {
        var pieces = new Piece[CountPieces(segments)];
        var (count, start) = (0, 0);
        for (var index = 0; index < segments.Length; index++)
        {
            var (length, id) = segments[index];
            if (id != UnknownId)
            {
                pieces[count++] = new Piece(_entries[id].Text, id);
            }
            else if (_byteIds is null)
            {
                while (index + 1 < segments.Length && segments[index + 1].Id == id)
                    length += segments[++index].Length;
                pieces[count++] = new Piece(Encoding.UTF8.GetString(text.Slice(start, length)), id);
            }
            else
            {
                foreach (var value in text.Slice(start, length))
                    pieces[count++] = new Piece(_entries[_byteIds[value]].Text, _byteIds[value]);
            }

            start += length;
        }

        return pieces;
    }

    private int CountPieces(ReadOnlySpan<Segment> segments)
    {
        var (count, previous) = (0, -1);
        foreach (var (length, id) in segments)
        {
            if (id != UnknownId)
                count++;
            else if (_byteIds is not null)
                count += length;
            else if (previous != UnknownId)
                count++;
            previous = id;
        }

        return count;
    }

    private void CheckPieces()
    {
        if (_entries.Length == 0)
            throw new InvalidDataException("it holds no pieces");
        var ordinary = new Dictionary<string, int>(StringComparer.Ordinal);
        var reserved = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var id = 0; id < _entries.Length; id++)
        {
            var (text, score, type) = _entries[id];
            if (text.Length == 0)
                throw new InvalidDataException($"piece {id} is empty");
            if (ByteCount(id) > MaxPieceBytes)
                throw new InvalidDataException($"piece {id} has {ByteCount(id)} bytes, more than {MaxPieceBytes}");
            if (!float.IsFinite(score))
                throw new InvalidDataException($"piece {id} has the score {score.ToString(CultureInfo.InvariantCulture)}");
            var ids = IsOrdinary(type) ? ordinary : reserved;
            if (!ids.TryAdd(text, id))
                throw new InvalidDataException($"pieces {ids[text]} and {id} are the same");
        }
    }

    private int[]? ByteIds(bool byteFallback)
    {
        var ids = new int[ByteValues];
        Array.Fill(ids, -1);
        for (var id = 0; id < _entries.Length; id++)
        {
            if (_entries[id].Type != PieceType.Byte)
                continue;
            if (!byteFallback)
                throw new InvalidDataException($"piece {id} is a byte piece, but the model has no byte fallback");
            ids[ByteOf(id)] = id;
        }

        if (!byteFallback)
            return null;
        var missing = Array.IndexOf(ids, -1);
        return missing < 0
            ? ids
            : throw new InvalidDataException($"it has byte fallback, but holds no piece {SpellByte(missing)}");
    }

    private int ByteOf(int id)
    {
        var text = _entries[id].Text;
        var digits = text.Length == SpellByte(0).Length ? text.AsSpan(3, 2) : [];
        var isHex = byte.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value);
        return isHex && text == SpellByte(value)
            ? value
            : throw new InvalidDataException($"piece {id} is a byte piece, but its text is not of the form {SpellByte(0)}");
    }

    private ByteTrie Trie(Func<PieceType, bool> holds) => new(
        Enumerable.Range(0, Count).Where(id => holds(_entries[id].Type))
            .Select(id => KeyValuePair.Create(Encoding.UTF8.GetBytes(_entries[id].Text), id)));

    private static string SpellByte(int value) => $"<0x{value:X2}>";

    private static bool IsOrdinary(PieceType type) => type is PieceType.Normal or PieceType.UserDefined or PieceType.Unused;
}
