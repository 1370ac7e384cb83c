namespace Trainer.Cli.Predicting;

/// <summary>Where rows of texts come from; it is read once.</summary>
internal interface ITextSource : IDisposable
{
    /// <summary>The names of all members of every row, where they are known before the first; else none.</summary>
    IReadOnlyList<string> Columns => [];

    /// <summary>What a CSV file of the same rows looks like.</summary>
    CsvStyle Style => new();

    /// <summary>The rows in their order, as many at a time as <see cref="RowWindows"/> allows, or fewer where no more have arrived.</summary>
    /// <exception cref="Faults.FaultException">A row is broken; it is named by line. Those before it have been given out.</exception>
    IEnumerable<IReadOnlyList<TextRow>> Read(CancellationToken cancellation);
}
