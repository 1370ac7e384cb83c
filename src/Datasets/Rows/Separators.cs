using System.Text;
using Datasets.Csv;

namespace Datasets.Rows;

/// <summary>Detects a file's separator.</summary>
internal static class Separators
{
    private static readonly char[] Candidates = [',', ';', '\t'];

    /// <returns>
    /// The separator that gives the most required columns in the header; if several do, the one that gives the most cells.
    /// </returns>
    public static char Detect(DatasetOptions options)
    {
        var wanted = options.Labels.Append(options.TextColumn).Append(DatasetOptions.LabelsColumn).ToHashSet();
        return Detect(() => DatasetFile.Open(options.Path), wanted);
    }

    /// <param name="open">Opens the file from its start; the header is sufficient.</param>
    /// <inheritdoc cref="Detect(DatasetOptions)"/>
    public static char Detect(Func<Stream> open, IReadOnlySet<string> wanted) => Candidates.MaxBy(candidate =>
    {
        using var reader = new CsvReader(open(), candidate);
        var names = reader.Read() ? Names(reader) : [];
        return (names.Distinct().Count(wanted.Contains), names.Length);
    });

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
