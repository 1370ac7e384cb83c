using CsvHelper;

namespace Datasets.Benchmarks;

/// <summary>The same conversion over CsvHelper's byte spans, with the line numbers that messages need and nothing else validated.</summary>
internal static class CsvHelperConversion
{
    public static long Run(string source, string target, IReadOnlyList<string> labels)
    {
        using var reader = CsvReader.FromFile(source, new CsvReaderOptions { Separator = ',', TrackLineNumbers = true });
        using var writer = CsvWriter.ToFile(target, new CsvWriterOptions { NewLine = "\n" });
        reader.ReadHeader();
        var columns = labels.Select(label => reader.GetFieldIndex(label)).ToArray();
        var text = reader.GetFieldIndex("text");
        writer.WriteField("text");
        writer.WriteField(DatasetOptions.LabelsColumn);
        writer.EndRecord();
        var names = new List<string>();
        long rows = 0;
        while (reader.Read())
        {
            names.Clear();
            for (var label = 0; label < columns.Length; label++)
            {
                var cell = reader.GetSpan(columns[label]);
                if (cell.Length != 1 || cell[0] is not ((byte)'0' or (byte)'1'))
                    throw new InvalidDataException($"line {reader.LineNumber}: column \"{labels[label]}\" is not 0 or 1");
                if (cell[0] == '1')
                    names.Add(labels[label]);
            }
            writer.WriteField(reader.GetSpan(text));
            writer.WriteField(names.Count == 0 ? "other" : string.Join(',', names));
            writer.EndRecord();
            rows++;
        }
        return rows;
    }
}
