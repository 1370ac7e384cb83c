using System.Text;
using Faults;
using Text.SentencePiece.Buffers;
using Text.SentencePiece.Format;
using Text.SentencePiece.Normalization;
using Text.SentencePiece.Segmentation;

namespace Text.SentencePiece;

/// <summary>Trained SentencePiece model, which segments a text into pieces of a fixed vocabulary.</summary>
/// <remarks>
/// Returns the same results as <c>EncodeAsPieces</c> and <c>EncodeAsIds</c> of SentencePiece 0.1.97 for unigram, BPE, character and word
/// models. Control symbols are never matched in a text. Safe to call from several threads.
/// </remarks>
public sealed class SentencePieceModel
{
    private readonly PieceTable _pieces;
    private readonly Normalizer _normalizer;
    private readonly ISegmenter _segmenter;

    private SentencePieceModel(byte[] file)
    {
        File = file;
        var content = ModelReader.Read(file);
        _pieces = new PieceTable(content.Pieces, content.ByteFallback);
        _normalizer = new Normalizer(content.Normalization, _pieces.UserDefined);
        ShowsSpaces = content.Normalization.EscapeSpaces;
        _segmenter = content.Algorithm switch
        {
            Algorithm.Unigram => new UnigramSegmenter(_pieces),
            Algorithm.BytePair => new BytePairSegmenter(_pieces),
            Algorithm.Character => new CharacterSegmenter(_pieces),
            _ => new WordSegmenter(_pieces),
        };
    }

    /// <summary>Content of the <c>.model</c> file, for embedding in another file.</summary>
    public ReadOnlyMemory<byte> File { get; }

    /// <summary>Whether spaces are escaped, so that no piece contains a space.</summary>
    internal bool ShowsSpaces { get; }

    /// <summary>Number of pieces; ids are less than this number.</summary>
    public int Count => _pieces.Count;

    /// <summary>Reads a <c>.model</c> file.</summary>
    /// <param name="name">Name in error messages; the path if omitted.</param>
    /// <exception cref="FaultException">The file cannot be read, or is not a valid SentencePiece model.</exception>
    public static SentencePieceModel Load(string path, string? name = null) => Parse(ModelFile.Read(path), name ?? path);

    /// <summary>Parses the content of a <c>.model</c> file; the array is kept, not copied.</summary>
    /// <param name="name">Name in error messages.</param>
    /// <exception cref="FaultException">The content is not a valid SentencePiece model.</exception>
    public static SentencePieceModel Parse(byte[] file, string name)
    {
        try
        {
            return new SentencePieceModel(file);
        }
        catch (InvalidDataException e)
        {
            const string Advice = "Copy it again, or train it again with spm_train.";
            throw new FaultException(FaultKind.Data, $"{name}: not a valid SentencePiece model: {e.Message}. {Advice}", e);
        }
    }

    /// <summary>Returns the pieces of a text in order; none if normalization removes the whole text.</summary>
    /// <remarks>The time is linear in the length of the text (BPE: O(n log n)). A lone surrogate is read as U+FFFD.</remarks>
    public Piece[] Encode(string text)
    {
        using var bytes = new PooledBuffer<byte>(Encoding.UTF8.GetMaxByteCount(text.Length));
        bytes.Resize(Encoding.UTF8.GetBytes(text, bytes.Capacity));
        using var normalized = new PooledBuffer<byte>(bytes.Count + Normalizer.MostAddedToAnyText);
        _normalizer.Normalize(bytes.Items, normalized);
        using var segments = new PooledBuffer<Segment>((normalized.Count / 2) + 1);
        if (normalized.Count > 0)
            _segmenter.Segment(normalized.Items, segments);
        return _pieces.Spell(normalized.Items, segments.Items);
    }
}
