using Faults;
using Settings;
using Text;
using Text.SentencePiece;
using Text.SentencePiece.Segmentation;
using Trainer.Artifacts;

namespace Trainer.Cli;

/// <summary>Computes the output of <c>tokenize</c> for a text.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class LineTokenizer
{
    private readonly ITokenizer _words;
    private readonly SentencePieceModel? _model;
    private readonly Vocabulary? _vocabulary;
    private readonly bool _raw;

    /// <summary>Loads the files.</summary>
    /// <param name="modelPath">The path of a SentencePiece model; null to split texts into words.</param>
    /// <param name="vocabularyPath">The path of a vocabulary; null for none.</param>
    /// <param name="raw">Whether to include the pieces of the unprocessed text.</param>
    /// <exception cref="FaultException">A file is not valid, or <paramref name="raw"/> is set without a model.</exception>
    public LineTokenizer(Language language, string? modelPath, string? vocabularyPath, bool raw)
    {
        if (raw && modelPath is null)
            throw new FaultException(FaultKind.Settings, "--raw: only a SentencePiece model produces pieces. Add --sp-model=FILE.");
        _words = Tokenizers.For(language);
        _model = modelPath is null ? null : SentencePieceModel.Load(modelPath);
        _vocabulary = vocabularyPath is null ? null : VocabularyFile.Read(vocabularyPath);
        _raw = raw;
    }

    /// <summary>Tokenizes a text.</summary>
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
