namespace Trainer.Cli.Predicting;

/// <summary>How a CSV file is written beside its cells.</summary>
internal sealed record CsvStyle(char Separator = ',', bool HasByteOrderMark = false);
