using Google.Protobuf;

namespace Text.SentencePiece.Format;

/// <summary>Writes a model file with all fields that <see cref="ModelReader"/> reads.</summary>
/// <inheritdoc cref="ModelReader" path="/remarks"/>
internal static class ModelWriter
{
    public static byte[] Write(ModelContent content) => Message(file =>
    {
        foreach (var piece in content.Pieces)
            Write(file, 1, Message(message => Write(message, piece)));
        Write(file, 2, Message(message => WriteTrainer(message, content)));
        Write(file, 3, Message(message => WriteNormalizer(message, content.Normalization)));
    });

    private static void Write(CodedOutputStream message, PieceEntry piece)
    {
        message.WriteTag(1, WireFormat.WireType.LengthDelimited);
        message.WriteString(piece.Text);
        message.WriteTag(2, WireFormat.WireType.Fixed32);
        message.WriteFloat(piece.Score);
        message.WriteTag(3, WireFormat.WireType.Varint);
        message.WriteEnum((int)piece.Type);
    }

    private static void WriteTrainer(CodedOutputStream message, ModelContent content)
    {
        message.WriteTag(3, WireFormat.WireType.Varint);
        message.WriteEnum((int)content.Algorithm);
        Write(message, 24, content.Normalization.SpaceAsSuffix);
        Write(message, 35, content.ByteFallback);
    }

    private static void WriteNormalizer(CodedOutputStream message, NormalizationSettings settings)
    {
        Write(message, 2, settings.CharacterMap);
        Write(message, 3, settings.AddDummySpace);
        Write(message, 4, settings.RemoveExtraSpaces);
        Write(message, 5, settings.EscapeSpaces);
    }

    private static void Write(CodedOutputStream message, int field, bool value)
    {
        message.WriteTag(field, WireFormat.WireType.Varint);
        message.WriteBool(value);
    }

    private static void Write(CodedOutputStream message, int field, byte[] content)
    {
        message.WriteTag(field, WireFormat.WireType.LengthDelimited);
        message.WriteBytes(ByteString.CopyFrom(content));
    }

    private static byte[] Message(Action<CodedOutputStream> write)
    {
        using var bytes = new MemoryStream();
        using (var message = new CodedOutputStream(bytes, leaveOpen: true))
            write(message);
        return bytes.ToArray();
    }
}
