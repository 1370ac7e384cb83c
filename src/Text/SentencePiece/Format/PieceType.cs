namespace Text.SentencePiece.Format;

/// <summary>What a piece is for; the numbers are the file's (<c>ModelProto.SentencePiece.Type</c>).</summary>
public enum PieceType
{
    Normal = 1,
    Unknown = 2,

    /// <summary>Stands for something that is in no text, such as the end of a sentence.</summary>
    Control = 3,

    /// <summary>Is cut out of a text wherever it occurs, before it is normalized.</summary>
    UserDefined = 4,

    /// <summary>BPE merges through it but does not give it out.</summary>
    Unused = 5,

    /// <summary>One byte of a character the model does not know.</summary>
    Byte = 6,
}
