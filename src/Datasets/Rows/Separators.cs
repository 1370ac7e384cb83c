using System.Text;
using Datasets.Csv;

namespace Datasets.Rows;

/// <summary>Finds out which separator a file uses.</summary>
internal static class Separators
{
    private static readonly char[] Candidates = [',', ';', '\t'];

    /// <returns>
    /// The separator under which the header names most of the wanted columns; among equals the one that makes the most cells.
    /// </returns>
    public static char Detect(DatasetOptions options)
    {
        var wanted = options.Labels.Append(options.TextColumn).Append(LabelConverter.LabelsColumn).ToHashSet();
        return Candidates.MaxBy(candidate =>
        {
            using var reader = new CsvReader(DatasetFile.Open(options.Path), candidate);
            var names = reader.Read() ? Names(reader) : [];
            return (names.Distinct().Count(wanted.Contains), names.Length);
        });
    }

    /// <returns>The cells of the row as strings.</returns>
    public static string[] Names(CsvReader reader)
    {
        var names = new string[reader.CellCount];
        var scratch = Array.Empty<byte>();
        for (var i = 0; i < names.Length; i++)
            names[i] = Encoding.UTF8.GetString(reader[i].Value(ref scratch));
        return names;
    }
}
