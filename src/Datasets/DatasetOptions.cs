namespace Datasets;

/// <summary>Which columns of which CSV file make the data set, and how it will be split.</summary>
public sealed record DatasetOptions
{
    /// <summary>The column of a converted file that holds the joined labels.</summary>
    public const string LabelsColumn = "labels";

    /// <summary>The CSV file.</summary>
    public required string Path { get; init; }

    /// <summary>The column that holds the texts. Columns that are neither this nor a label are ignored.</summary>
    public string TextColumn { get; init; } = "text";

    /// <summary>The label names, in the order in which they are joined.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>Whether a row has one label or none: then one with several is an error.</summary>
    public bool ExclusiveLabels { get; init; }

    /// <summary>What stands between the labels of one row in a converted file.</summary>
    public string LabelDelimiter { get; init; } = ",";

    /// <summary>What stands in a converted file for a row without labels.</summary>
    public string OtherLabel { get; init; } = "other";

    /// <summary>The CSV file's separator; null finds out which of <c>,</c> <c>;</c> and tab the header uses.</summary>
    public char? Separator { get; init; }

    /// <summary>The share of all rows held back for the final scores: from 0 to below 1.</summary>
    public double TestShare { get; init; } = 0.25;

    /// <summary>The share of the remaining rows held back for validation: from 0 to below 1.</summary>
    public double ValidationShare { get; init; } = 0.2;

    /// <summary>How many places of each kind of finding are named; the rest is counted.</summary>
    public int ExamplesPerFinding { get; init; } = 5;
}
