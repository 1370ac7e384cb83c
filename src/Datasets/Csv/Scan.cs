namespace Datasets.Csv;

/// <summary>How far the search for the end of a row came.</summary>
internal enum Scan
{
    Row,
    Blank,

    /// <summary>The window ends before the row does.</summary>
    Incomplete,

    /// <summary>There is no further row.</summary>
    End,
}
