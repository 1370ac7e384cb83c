namespace Datasets;

/// <summary>Columns of the CSV file that make up the data set, and the sizes of its split.</summary>
public sealed record DatasetOptions
{
    /// <summary>The column of a converted file that holds the joined labels.</summary>
    public const string LabelsColumn = "labels";

    /// <summary>The CSV file.</summary>
    public required string Path { get; init; }

    /// <summary>The column of texts. Columns that are neither this one nor a label are ignored.</summary>
    public string TextColumn { get; init; } = "text";

    /// <summary>The label names, in the order in which they are joined.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>Whether a row has at most one label; a row with several labels is then an error.</summary>
    public bool ExclusiveLabels { get; init; }

    /// <summary>The delimiter between a row's labels in a converted file.</summary>
    public string LabelDelimiter { get; init; } = ",";

    /// <summary>The value for a row without labels in a converted file.</summary>
    public string OtherLabel { get; init; } = "other";

    /// <summary>The CSV file's separator; null to detect <c>,</c>, <c>;</c> or tab from the header.</summary>
    public char? Separator { get; init; }

    /// <summary>The fraction of all rows that are held out for the final scores: from 0 to below 1.</summary>
    public double TestShare { get; init; } = 0.25;

    /// <summary>The fraction of the remaining rows that are held out for validation: from 0 to below 1.</summary>
    public double ValidationShare { get; init; } = 0.2;

    /// <summary>The number of places that are listed for each kind of finding; further places are only counted.</summary>
    public int ExamplesPerFinding { get; init; } = 5;
}
