namespace Trainer.Cli.Predicting;

/// <summary>The format of a file with rows. The command line uses the same names.</summary>
internal enum TextFormat
{
    /// <summary>CSV with a header and a column of texts.</summary>
    Csv,

    /// <summary>One JSON object per line.</summary>
    Jsonl,

    /// <summary>One text per line.</summary>
    Lines,
}
