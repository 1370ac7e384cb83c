namespace Trainer.Cli.Predicting;

/// <summary>Reads texts from the command line.</summary>
internal sealed class GivenTexts(IReadOnlyList<string> texts) : ITextSource
{
    public IEnumerable<IReadOnlyList<TextRow>> Read(CancellationToken cancellation) =>
        RowWindows.Of(texts.Select((text, index) => new TextRow(index + 1, text, [])));

    public void Dispose()
    {
        // There is nothing to dispose.
    }
}
