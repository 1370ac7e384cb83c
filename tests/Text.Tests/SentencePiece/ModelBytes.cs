using Text.SentencePiece.Format;

namespace Text.Tests.SentencePiece;

/// <summary>Builds model files of a few pieces, and fields of damaged files.</summary>
internal static class ModelBytes
{
    /// <summary>Builds a model of a few pieces without a normalization map.</summary>
    public static byte[] Of(Algorithm algorithm, params PieceEntry[] pieces) =>
        ModelWriter.Write(new(pieces, algorithm, ByteFallback: false, NormalizationSettings.Default));

    public static byte[] WithMap(byte[] map) => ModelWriter.Write(new(
        [new("<unk>", 0, PieceType.Unknown), new("a", -1, PieceType.Normal)],
        Algorithm.Unigram,
        ByteFallback: false,
        NormalizationSettings.Default with { CharacterMap = map }));

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
}
