namespace Trainer.Cli.Predicting;

/// <summary>How rows are written in a file. The names are those of the command line.</summary>
internal enum TextFormat
{
    /// <summary>A header, and a column that is the text.</summary>
    Csv,

    /// <summary>A JSON object a line.</summary>
    Jsonl,

    /// <summary>Texts alone, one a line.</summary>
    Lines,
}
