namespace Datasets;

/// <summary>How a file holds its labels.</summary>
public enum DatasetShape
{
    /// <summary>One 0/1 column a label.</summary>
    OneHot,

    /// <summary>
    /// One column <c>labels</c> with the names of a row's labels, joined by the delimiter, as a converted file has it.
    /// </summary>
    Delimited,
}
