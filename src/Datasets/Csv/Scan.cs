namespace Datasets.Csv;

/// <summary>Result of the search for the end of a row.</summary>
internal enum Scan
{
    Row,
    Blank,

    /// <summary>The window ends before the row does.</summary>
    Incomplete,

    /// <summary>The end of the file is reached.</summary>
    End,
}
