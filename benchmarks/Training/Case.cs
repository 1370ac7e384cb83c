using System.Globalization;
using Settings;
using Ulmfit.Batches;
using Ulmfit.Model;

namespace Training.Benchmarks;

/// <summary>One kind of step.</summary>
/// <param name="IsFrozen">Only the last parameter group is trained.</param>
/// <param name="Vocabulary">V</param>
/// <param name="Rows">B: streams of text, or documents; of a prediction the peer's, for our own are as many as are worth while.</param>
internal sealed record Case(Architecture Architecture, Work Work, bool IsFrozen, int Vocabulary, int Rows)
{
    /// <summary>Tokens of a classifier's document: three windows.</summary>
    private const int DocumentTokens = 216;

    /// <summary>All that is measured, the usual ones first.</summary>
    public static IReadOnlyList<Case> All { get; } =
    [
        .. from vocabulary in new[] { 15_000, 60_000 }
           from rows in new[] { 16, 64 }
           from work in Enum.GetValues<Work>()
           where work == Work.LanguageModel || vocabulary == 15_000 // to a classifier, an embedding of more rows is nothing but memory
           from isFrozen in new[] { false, true }
           where work != Work.Prediction || !isFrozen // nothing is trained
           from architecture in Enum.GetValues<Architecture>()
           select new Case(architecture, work, isFrozen, vocabulary, rows),
    ];

    public string Name => string.Create(
        CultureInfo.InvariantCulture,
        $"{(Architecture == Architecture.AwdLstm ? "lstm" : "qrnn")}-{WorkName}-{Vocabulary}-{Rows}");

    public EncoderConfig Encoder => Architecture == Architecture.AwdLstm ? new EncoderConfig() : EncoderConfig.AwdQrnn;

    /// <summary>T, of documents of one length.</summary>
    public int Columns => Work == Work.LanguageModel ? LanguageModelBatches.DefaultWindow : DocumentTokens;

    /// <summary>Tokens of each document, where they differ.</summary>
    public IReadOnlyList<int> Lengths => Work == Work.Prediction ? DocumentLengths.Draw(DocumentLengths.Documents, new Random(42)) : [];

    public int Tokens => Lengths.Count > 0 ? Lengths.Sum() : Rows * Columns;

    /// <summary>What a user waits for most: one batch size, one vocabulary, everything trained.</summary>
    public bool IsQuick => this is { Rows: 16, Vocabulary: 15_000, IsFrozen: false };

    private string WorkName => Work switch
    {
        Work.LanguageModel => IsFrozen ? "lm-frozen" : "lm-unfrozen",
        Work.Classifier => IsFrozen ? "classifier-frozen" : "classifier-unfrozen",
        _ => "prediction",
    };
}
