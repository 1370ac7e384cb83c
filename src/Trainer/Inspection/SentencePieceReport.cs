using System.Text.Json;
using Faults;
using Text.SentencePiece;
using Text.SentencePiece.Format;

namespace Trainer.Inspection;

/// <summary>What a SentencePiece model holds.</summary>
/// <param name="PieceTypes">How many pieces there are of each type.</param>
/// <param name="ByteFallback">Whether unknown characters become their bytes.</param>
/// <param name="CharacterMapBytes">The size of its map of replaced characters; 0 for none.</param>
/// <param name="First">The first of its pieces.</param>
internal sealed record SentencePieceReport(
    KnownKind Kind,
    string File,
    Algorithm Algorithm,
    int Pieces,
    IReadOnlyDictionary<string, int> PieceTypes,
    bool ByteFallback,
    bool AddDummySpace,
    bool SpaceAsSuffix,
    bool RemoveExtraSpaces,
    bool EscapeSpaces,
    int CharacterMapBytes,
    IReadOnlyList<string> First)
{
    private const int Shown = 20;

    /// <exception cref="FaultException">It is no sound model.</exception>
    public static SentencePieceReport Read(string path)
    {
        var content = ModelReader.Read(SentencePieceModel.Load(path).File.Span);
        var normalization = content.Normalization;
        return new(
            KnownKind.SentencePiece,
            path,
            content.Algorithm,
            content.Pieces.Count,
            new SortedDictionary<string, int>(content.Pieces.CountBy(piece => Spelled(piece.Type)).ToDictionary()),
            content.ByteFallback,
            normalization.AddDummySpace,
            normalization.SpaceAsSuffix,
            normalization.RemoveExtraSpaces,
            normalization.EscapeSpaces,
            normalization.CharacterMap.Length,
            [.. content.Pieces.Take(Shown).Select(piece => piece.Text)]);
    }

    private static string Spelled(PieceType type) => JsonNamingPolicy.CamelCase.ConvertName(type.ToString());
}
