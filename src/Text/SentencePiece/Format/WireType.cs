namespace Text.SentencePiece.Format;

/// <summary>Encoding of a protobuf field, with the numbers of the wire format.</summary>
internal enum WireType
{
    Varint = 0,
    Fixed64 = 1,
    Bytes = 2,
    Fixed32 = 5,
}
