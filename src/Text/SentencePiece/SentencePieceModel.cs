using System.Text;
using Faults;
using Text.SentencePiece.Buffers;
using Text.SentencePiece.Format;
using Text.SentencePiece.Normalization;
using Text.SentencePiece.Segmentation;

namespace Text.SentencePiece;

/// <summary>A trained SentencePiece model: cuts a text into pieces of a fixed vocabulary.</summary>
/// <remarks>
/// Gives what <c>EncodeAsPieces</c> and <c>EncodeAsIds</c> of SentencePiece 0.1.97 give, for unigram, BPE, character and word models alike.
/// Control symbols are never found in a text. Safe to call from several threads.
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

    /// <summary>The whole <c>.model</c> file, for keeping it within another.</summary>
    public ReadOnlyMemory<byte> File { get; }

    /// <summary>Spaces are made visible, so that no piece holds one.</summary>
    internal bool ShowsSpaces { get; }

    /// <summary>The number of pieces; ids are below it.</summary>
    public int Count => _pieces.Count;

    /// <summary>Reads a <c>.model</c> file.</summary>
    /// <param name="name">What messages call it; its path when left out.</param>
    /// <exception cref="FaultException">The file cannot be read, or is no sound SentencePiece model.</exception>
    public static SentencePieceModel Load(string path, string? name = null) => Parse(ModelFile.Read(path), name ?? path);

    /// <summary>Reads the content of a <c>.model</c> file; it is kept, not copied.</summary>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="FaultException">It is no sound SentencePiece model.</exception>
    public static SentencePieceModel Parse(byte[] file, string name)
    {
        try
        {
            return new SentencePieceModel(file);
        }
        catch (InvalidDataException e)
        {
            const string Advice = "Copy it anew, or train it again with spm_train.";
            throw new FaultException(FaultKind.Data, $"{name}: not a sound SentencePiece model: {e.Message}. {Advice}", e);
        }
    }

    /// <summary>The pieces of a text, in order; none for a text of nothing but what the model's normalization removes.</summary>
    /// <remarks>Takes time linear in the text's length (BPE: times its logarithm). A lone surrogate is read as U+FFFD.</remarks>
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
