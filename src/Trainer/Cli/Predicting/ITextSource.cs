namespace Trainer.Cli.Predicting;

/// <summary>A source of rows with texts, which can be read once.</summary>
internal interface ITextSource : IDisposable
{
    /// <summary>The names of the members of every row if they are known in advance; otherwise empty.</summary>
    IReadOnlyList<string> Columns => [];

    /// <summary>The style of a CSV file for the same rows.</summary>
    CsvStyle Style => new();

    /// <summary>The rows in order, in windows of <see cref="RowWindows"/>; a window is smaller if no more rows have arrived.</summary>
    /// <exception cref="Faults.FaultException">A row is not valid; the message has its line. The rows before it were returned.</exception>
    IEnumerable<IReadOnlyList<TextRow>> Read(CancellationToken cancellation);
}
