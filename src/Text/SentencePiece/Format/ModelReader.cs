using System.Text;
using System.Text.Unicode;

namespace Text.SentencePiece.Format;

/// <summary>Parses the fields of a model file; <c>PieceTable</c> validates the pieces.</summary>
/// <remarks>Source: google/sentencepiece 0.1.97, <c>sentencepiece_model.proto</c>.</remarks>
public static class ModelReader
{
    private const int MaxPieces = 1 << 22;

    /// <summary>Parses <paramref name="bytes"/>.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a SentencePiece model.</exception>
    public static ModelContent Read(ReadOnlySpan<byte> bytes)
    {
        var pieces = new List<PieceEntry>();
        var content = new ModelContent(pieces, Algorithm.Unigram, ByteFallback: false, NormalizationSettings.Default);
        var reader = new WireReader(bytes, "the file");
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1 when pieces.Count == MaxPieces:
                    throw new InvalidDataException($"it holds more than {MaxPieces} pieces");
                case 1:
                    pieces.Add(ReadPiece(new WireReader(reader.ReadBytes(), "piece", pieces.Count)));
                    break;
                case 2:
                    content = ReadTrainer(new WireReader(reader.ReadBytes(), "the trainer section"), content);
                    break;
                case 3:
                    content = content with
                    {
                        Normalization = ReadNormalizer(
                            new WireReader(reader.ReadBytes(), "the normalizer section"), content.Normalization),
                    };
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return content;
    }

    private static PieceEntry ReadPiece(WireReader reader)
    {
        var piece = new PieceEntry("", 0, PieceType.Normal);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    piece = piece with { Text = ReadText(ref reader) };
                    break;
                case 2:
                    piece = piece with { Score = reader.ReadFloat() };
                    break;
                case 3:
                    piece = piece with { Type = ReadEnum<PieceType>(ref reader, "type of piece") };
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return piece;
    }

    private static ModelContent ReadTrainer(WireReader reader, ModelContent content)
    {
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 3:
                    content = content with { Algorithm = ReadEnum<Algorithm>(ref reader, "type of model") };
                    break;
                case 24:
                    content = content with { Normalization = content.Normalization with { SpaceAsSuffix = reader.ReadBool() } };
                    break;
                case 35:
                    content = content with { ByteFallback = reader.ReadBool() };
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return content;
    }

    private static NormalizationSettings ReadNormalizer(WireReader reader, NormalizationSettings settings)
    {
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 2:
                    settings = settings with { CharacterMap = reader.ReadBytes().ToArray() };
                    break;
                case 3:
                    settings = settings with { AddDummySpace = reader.ReadBool() };
                    break;
                case 4:
                    settings = settings with { RemoveExtraSpaces = reader.ReadBool() };
                    break;
                case 5:
                    settings = settings with { EscapeSpaces = reader.ReadBool() };
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return settings;
    }

    private static string ReadText(ref WireReader reader)
    {
        var bytes = reader.ReadBytes();
        return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : throw reader.Broken("is not UTF-8");
    }

    private static T ReadEnum<T>(ref WireReader reader, string name)
        where T : struct, Enum
    {
        var number = reader.ReadVarint();
        var value = (T)Enum.ToObject(typeof(T), number);
        return number <= int.MaxValue && Enum.IsDefined(value) ? value : throw reader.Broken($"has the unknown {name} {number}");
    }
}
