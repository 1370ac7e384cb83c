using System.Text;
using Trainer.Text.SentencePiece.Format;

namespace Trainer.Tests.Text.SentencePiece;

/// <summary>Writes model files field by field, right or wrong.</summary>
internal static class ModelBytes
{
    public static byte[] Of(ModelContent content) =>
    [
        .. content.Pieces.SelectMany(Piece),
        .. Message(2,
        [
            .. Number(3, (int)content.Algorithm),
            .. Flag(24, content.Normalization.SpaceAsSuffix),
            .. Flag(35, content.ByteFallback),
        ]),
        .. Message(3,
        [
            .. Message(2, content.Normalization.CharacterMap),
            .. Flag(3, content.Normalization.AddDummySpace),
            .. Flag(4, content.Normalization.RemoveExtraSpaces),
            .. Flag(5, content.Normalization.EscapeSpaces),
        ]),
    ];

    /// <summary>A model of a few pieces and no normalization map.</summary>
    public static byte[] Of(Algorithm algorithm, params PieceEntry[] pieces) =>
        Of(new ModelContent(pieces, algorithm, ByteFallback: false, NormalizationSettings.Default));

    public static byte[] WithMap(byte[] map) => Of(new ModelContent(
        [new("<unk>", 0, PieceType.Unknown), new("a", -1, PieceType.Normal)],
        Algorithm.Unigram,
        ByteFallback: false,
        NormalizationSettings.Default with { CharacterMap = map }));

    public static byte[] Piece(PieceEntry piece) => Message(
        1, [.. Message(1, Encoding.UTF8.GetBytes(piece.Text)), .. Score(piece.Score), .. Number(3, (int)piece.Type)]);

    public static byte[] Message(int field, byte[] content) => [.. Varint((field << 3) | 2), .. Varint(content.Length), .. content];

    public static byte[] Number(int field, int value) => [.. Varint(field << 3), .. Varint(value)];

    public static byte[] Varint(int value)
    {
        var bytes = new List<byte>();
        for (var rest = (uint)value; ; rest >>= 7)
        {
            bytes.Add((byte)(rest < 0x80 ? rest : rest | 0x80));
            if (rest < 0x80)
                return [.. bytes];
        }
    }

    private static byte[] Flag(int field, bool value) => Number(field, value ? 1 : 0);

    private static byte[] Score(float score) => [(2 << 3) | 5, .. BitConverter.GetBytes(score)];
}
