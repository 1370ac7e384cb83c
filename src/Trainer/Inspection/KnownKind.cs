namespace Trainer.Inspection;

/// <summary>The kinds of files that can be looked into.</summary>
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
