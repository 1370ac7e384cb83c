using Datasets.Csv;

namespace Datasets.Rows;

/// <summary>Reads the labels out of a row.</summary>
internal interface ILabelDecoder
{
    /// <summary>Adds the row's labels to an empty set, and what cannot be read to the log.</summary>
    /// <returns>Whether every label cell could be read.</returns>
    bool Decode(CsvReader row, LabelSet labels);
}
