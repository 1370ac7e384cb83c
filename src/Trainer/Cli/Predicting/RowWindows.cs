namespace Trainer.Cli.Predicting;

/// <summary>Cuts a stream of rows into windows that bound memory, and in which documents of similar length find each other.</summary>
internal static class RowWindows
{
    /// <summary>The most rows at a time.</summary>
    public const int Rows = 2048;

    /// <summary>Characters of text after which a window is full.</summary>
    public const int Characters = 1 << 20;

    /// <summary>The longest row, in bytes: as long as <see cref="Datasets.Csv.CsvReader.MaxRowBytes"/>.</summary>
    public const int MaxRowBytes = Datasets.Csv.CsvReader.MaxRowBytes;

    public static IEnumerable<IReadOnlyList<TextRow>> Of(IEnumerable<TextRow> rows)
    {
        var (window, characters) = (new List<TextRow>(), 0);
        foreach (var row in rows)
        {
            window.Add(row);
            characters += row.Text.Length;
            if (window.Count < Rows && characters < Characters)
                continue;
            yield return window;
            (window, characters) = ([], 0);
        }

        if (window.Count > 0)
            yield return window;
    }
}
