namespace Trainer.Cli.Predicting;

/// <summary>Cuts a stream of rows into windows: small enough to bound memory, large enough to batch documents of similar length.</summary>
internal static class RowWindows
{
    /// <summary>The largest number of rows in a window.</summary>
    public const int Rows = 2048;

    /// <summary>The number of characters at which a window is full.</summary>
    public const int Characters = 1 << 20;

    /// <summary>The largest length of a row in bytes, equal to <see cref="Datasets.Csv.CsvReader.MaxRowBytes"/>.</summary>
    public const int MaxRowBytes = Datasets.Csv.CsvReader.MaxRowBytes;

    /// <summary>The windows of a stream.</summary>
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
