using Datasets.Csv;
using Datasets.Rows;

namespace Datasets.Conversion;

/// <summary>Writes rows of a data set in one of its shapes.</summary>
internal interface IRowWriter
{
    void WriteHeader();

    void WriteRow(CsvCell text, LabelSet labels);
}
