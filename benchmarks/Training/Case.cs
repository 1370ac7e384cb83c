using System.Globalization;
using Trainer.Model;

namespace Training.Benchmarks;

/// <summary>One kind of training step.</summary>
/// <param name="IsClassifier">Else a language model.</param>
/// <param name="IsFrozen">Only the last parameter group is trained.</param>
/// <param name="Vocabulary">V</param>
/// <param name="Rows">B: streams of text, or documents.</param>
internal sealed record Case(Architecture Architecture, bool IsClassifier, bool IsFrozen, int Vocabulary, int Rows)
{
    /// <summary>Tokens of a classifier's document: three windows.</summary>
    private const int DocumentTokens = 216;

    /// <summary>All that is measured, the usual ones first.</summary>
    public static IReadOnlyList<Case> All { get; } =
    [
        .. from vocabulary in new[] { 15_000, 60_000 }
           from rows in new[] { 16, 64 }
           from isClassifier in new[] { false, true }
           where !isClassifier || vocabulary == 15_000 // to a classifier, an embedding of more rows is nothing but memory
           from isFrozen in new[] { false, true }
           from architecture in Enum.GetValues<Architecture>()
           select new Case(architecture, isClassifier, isFrozen, vocabulary, rows),
    ];

    public string Name => string.Create(
        CultureInfo.InvariantCulture,
        $"{(Architecture == Architecture.AwdLstm ? "lstm" : "qrnn")}-{(IsClassifier ? "classifier" : "lm")}-{(IsFrozen ? "frozen" : "unfrozen")}-{Vocabulary}-{Rows}");

    public EncoderConfig Encoder => Architecture == Architecture.AwdLstm ? new EncoderConfig() : EncoderConfig.AwdQrnn;

    /// <summary>T</summary>
    public int Columns => IsClassifier ? DocumentTokens : Trainer.Data.LanguageModelBatches.DefaultWindow;

    public int Tokens => Rows * Columns;

    /// <summary>What a user waits for most: one batch size, one vocabulary, everything trained.</summary>
    public bool IsQuick => this is { Rows: 16, Vocabulary: 15_000, IsFrozen: false };
}
