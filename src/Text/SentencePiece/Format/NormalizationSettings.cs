namespace Text.SentencePiece.Format;

/// <summary>Settings that control how a model normalizes texts.</summary>
/// <param name="CharacterMap">Precompiled replacement map; empty for none.</param>
/// <param name="AddDummySpace">
/// Whether a space is added to each text, so that a word at the edge of a text is encoded like one in its middle.
/// </param>
/// <param name="SpaceAsSuffix">Whether the added space, and the spaces in pieces, follow the word instead of preceding it.</param>
/// <param name="RemoveExtraSpaces">Whether leading, trailing and repeated spaces are removed.</param>
/// <param name="EscapeSpaces">Whether spaces become U+2581.</param>
public sealed record NormalizationSettings(
    byte[] CharacterMap, bool AddDummySpace, bool SpaceAsSuffix, bool RemoveExtraSpaces, bool EscapeSpaces)
{
    /// <summary>Settings of a file that specifies none.</summary>
    internal static NormalizationSettings Default { get; } = new([], true, false, true, true);
}
