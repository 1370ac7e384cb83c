namespace Text.SentencePiece.Format;

/// <summary>Type of a piece, with the numbers of the file format (<c>ModelProto.SentencePiece.Type</c>).</summary>
public enum PieceType
{
    Normal = 1,
    Unknown = 2,

    /// <summary>A marker that does not occur in texts, such as the end of a sentence.</summary>
    Control = 3,

    /// <summary>A piece that is matched wherever it occurs in a text, before normalization.</summary>
    UserDefined = 4,

    /// <summary>A piece that BPE merges through but does not output.</summary>
    Unused = 5,

    /// <summary>One byte of a character that is unknown to the model.</summary>
    Byte = 6,
}
