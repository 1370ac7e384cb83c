namespace Trainer.Inspection;

/// <summary>The kinds of files that <c>inspect</c> supports.</summary>
internal enum KnownKind
{
    Model,
    Weights,
    Vocabulary,
    Config,
    SentencePiece,

    /// <summary>A folder with the files of a pretrained language model.</summary>
    LanguageModel,
}
