namespace Trainer.Cli.Predicting;

/// <summary>The separator and encoding mark of a CSV file.</summary>
internal sealed record CsvStyle(char Separator = ',', bool HasByteOrderMark = false);
