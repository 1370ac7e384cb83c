using Datasets.Csv;

namespace Datasets.Rows;

/// <summary>Decodes the labels of a row.</summary>
internal interface ILabelDecoder
{
    /// <summary>Adds the row's labels to an empty set, and adds findings about unreadable cells to the log.</summary>
    /// <returns>Whether every label cell is readable.</returns>
    bool Decode(CsvReader row, LabelSet labels);
}
