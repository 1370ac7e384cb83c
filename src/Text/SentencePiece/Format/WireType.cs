namespace Text.SentencePiece.Format;

/// <summary>How a protobuf field is stored; the numbers are the format's.</summary>
internal enum WireType
{
    Varint = 0,
    Fixed64 = 1,
    Bytes = 2,
    Fixed32 = 5,
}
