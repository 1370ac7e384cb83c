namespace Text.SentencePiece.Format;

/// <param name="CharacterMap">The precompiled map of what is replaced by what; empty for none.</param>
/// <param name="AddDummySpace">A space is added to each text, so that a word is the same at its edge and within.</param>
/// <param name="SpaceAsSuffix">That space, and the spaces of pieces, come after a word.</param>
/// <param name="RemoveExtraSpaces">Spaces at either end, and all but one in a row, are dropped.</param>
/// <param name="EscapeSpaces">Spaces become U+2581.</param>
public sealed record NormalizationSettings(
    byte[] CharacterMap, bool AddDummySpace, bool SpaceAsSuffix, bool RemoveExtraSpaces, bool EscapeSpaces)
{
    /// <summary>What a file means that says nothing.</summary>
    public static NormalizationSettings Default { get; } = new([], true, false, true, true);
}
