using Datasets.Csv;
using Datasets.Rows;

namespace Datasets.Conversion;

/// <summary>Writes the text and a 0 or 1 for each label.</summary>
internal sealed class OneHotRowWriter(CsvWriter csv, DatasetOptions options) : IRowWriter
{
    public void WriteHeader()
    {
        foreach (var name in options.Labels.Prepend(options.TextColumn))
            csv.Write(name);
        csv.EndRow();
    }

    public void WriteRow(CsvCell text, LabelSet labels)
    {
        csv.Write(text);
        for (var label = 0; label < labels.Count; label++)
            csv.WriteRaw(labels[label] ? "1"u8 : "0"u8);
        csv.EndRow();
    }
}
