using Faults;
using Settings;
using Text;
using Text.SentencePiece;
using Text.SentencePiece.Segmentation;
using Trainer.Artifacts;

namespace Trainer.Cli;

/// <summary>Gives for a text what <c>tokenize</c> prints of it.</summary>
/// <remarks>Safe to call from several threads.</remarks>
internal sealed class LineTokenizer
{
    private readonly ITokenizer _words;
    private readonly SentencePieceModel? _model;
    private readonly Vocabulary? _vocabulary;
    private readonly bool _raw;

    /// <param name="modelPath">Of a SentencePiece model; null to cut texts into words.</param>
    /// <param name="vocabularyPath">Of a vocabulary, or null.</param>
    /// <param name="raw">Gives the pieces of the text itself, too.</param>
    /// <exception cref="FaultException">A file cannot be used, or pieces are asked for without a model.</exception>
    public LineTokenizer(Language language, string? modelPath, string? vocabularyPath, bool raw)
    {
        if (raw && modelPath is null)
            throw new FaultException(FaultKind.Settings, "--raw: only a SentencePiece model gives pieces. Add --sp-model=FILE.");
        _words = Tokenizers.For(language);
        _model = modelPath is null ? null : SentencePieceModel.Load(modelPath);
        _vocabulary = vocabularyPath is null ? null : VocabularyFile.Read(vocabularyPath);
        _raw = raw;
    }

    public TokenizedLine Tokenize(string text)
    {
        var line = _model is null
            ? new TokenizedLine(_words.Tokenize(text))
            : Spell(new SentencePieceTokenizer(_model).Encode(text), (tokens, ids) => new TokenizedLine(tokens, ids));
        if (_raw)
        {
            line = Spell(_model!.Encode(text), (pieces, ids) => _vocabulary is null
                ? line with { Pieces = pieces, Ids = ids }
                : line with { Pieces = pieces, PieceIds = ids });
        }

        return _vocabulary is null ? line : line with { Ids = _vocabulary.Numericalize(line.Tokens) };
    }

    private static TokenizedLine Spell(Piece[] pieces, Func<string[], int[], TokenizedLine> lineOf) =>
        lineOf(Array.ConvertAll(pieces, piece => piece.Text), Array.ConvertAll(pieces, piece => piece.Id));
}
