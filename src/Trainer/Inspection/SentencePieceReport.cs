using System.Text.Json;
using Faults;
using Text.SentencePiece;
using Text.SentencePiece.Format;

namespace Trainer.Inspection;

/// <summary>The report on a SentencePiece model.</summary>
/// <param name="PieceTypes">The number of pieces of each type.</param>
/// <param name="ByteFallback">Whether unknown characters are encoded as bytes.</param>
/// <param name="CharacterMapBytes">The size of the character normalization map in bytes; 0 for none.</param>
/// <param name="First">The first pieces.</param>
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

    /// <summary>Reads the file.</summary>
    /// <exception cref="FaultException">The file is not a valid model.</exception>
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
