namespace Datasets;

/// <summary>Layout of the labels in a file.</summary>
public enum DatasetShape
{
    /// <summary>One 0/1 column per label.</summary>
    OneHot,

    /// <summary>
    /// One column <c>labels</c> with the names of a row's labels, joined by the delimiter, as in a converted file.
    /// </summary>
    Delimited,
}
