using Datasets.Csv;
using Datasets.Rows;

namespace Datasets.Conversion;

/// <summary>Writes a data set's rows in one shape.</summary>
internal interface IRowWriter
{
    void WriteHeader();

    void WriteRow(CsvCell text, LabelSet labels);
}
