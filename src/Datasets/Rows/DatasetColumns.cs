namespace Datasets.Rows;

/// <summary>Positions of the text and the labels in a row.</summary>
internal sealed class DatasetColumns
{
    private readonly Dictionary<int, string> _names = [];

    private DatasetColumns(DatasetShape shape, int text, int[] labels)
    {
        Shape = shape;
        Text = text;
        Labels = labels;
    }

    public DatasetShape Shape { get; }

    /// <summary>Index of the text's cell, from 0.</summary>
    public int Text { get; }

    /// <summary>Indices of the labels' cells, in label order; or of the one cell with all labels.</summary>
    public int[] Labels { get; }

    /// <summary>Whether every required column occurs exactly once.</summary>
    public bool AreComplete { get; private set; } = true;

    public static DatasetColumns Resolve(string[] header, long line, DatasetOptions options, FindingLog log)
    {
        // A file without label columns, but with the column that the conversion writes, is a converted file.
        var shape = header.Contains(DatasetOptions.LabelsColumn) && !options.Labels.Any(header.Contains)
            ? DatasetShape.Delimited
            : DatasetShape.OneHot;
        string[] labels = shape == DatasetShape.Delimited ? [DatasetOptions.LabelsColumn] : [.. options.Labels];
        var columns = new DatasetColumns(
            shape, Array.IndexOf(header, options.TextColumn), [.. labels.Select(label => Array.IndexOf(header, label))]);
        foreach (var name in labels.Prepend(options.TextColumn).Distinct())
            columns.Find(name, header, line, log);
        return columns;
    }

    /// <returns>
    /// The name of a cell in messages. Other columns are named by number: in a file without a header, their names would be texts.
    /// </returns>
    public string Describe(int cell) => _names.TryGetValue(cell, out var name) ? $"column \"{name}\"" : $"cell {cell + 1}";

    /// <summary>Adds a finding to the log if the header does not contain a column exactly once.</summary>
    /// <returns>The number of occurrences.</returns>
    public static int CheckColumn(string name, IReadOnlyList<string> header, long line, FindingLog log)
    {
        var count = header.Count(column => column == name);
        if (count > 1)
            log.Add(FindingKind.DuplicateColumn, line, $"column \"{name}\" occurs {count} times");
        if (count == 0)
            log.Add(FindingKind.MissingColumn, line, $"column \"{name}\" is missing{Nearest(name, header)}");
        return count;
    }

    private void Find(string name, string[] header, long line, FindingLog log)
    {
        var count = CheckColumn(name, header, line, log);
        AreComplete &= count == 1;
        if (count > 0)
            _names[Array.IndexOf(header, name)] = name;
    }

    private static string Nearest(string name, IReadOnlyList<string> header)
    {
        var near = header.FirstOrDefault(column => string.Equals(column.Trim(), name.Trim(), StringComparison.OrdinalIgnoreCase));
        return near is null ? "" : $" (there is \"{near}\")";
    }
}
