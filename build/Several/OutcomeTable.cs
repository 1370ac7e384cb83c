using System.Globalization;

namespace Build.Several;

/// <summary>Prints the results of several pipelines, one line each.</summary>
internal static class OutcomeTable
{
    private const string Gap = "  ";

    private static readonly (string Heading, bool IsNumber)[] Columns =
        [("pipeline", false), ("result", false), ("time", true), ("macro F1", true), ("micro F1", true), ("model", false)];

    public static void Write(IReadOnlyList<PipelineOutcome> outcomes, TextWriter output)
    {
        string[][] rows = [[.. Columns.Select(column => column.Heading)], .. outcomes.Select(Row)];
        var columns = Enumerable.Range(0, Columns.Length)
            .Where(column => rows.Skip(1).Any(row => row[column].Length > 0)).ToArray();
        foreach (var row in rows)
        {
            output.WriteLine(string.Join(Gap, columns.Select(column =>
                Columns[column].IsNumber ? row[column].PadLeft(Width(column)) : row[column].PadRight(Width(column)))).TrimEnd());
        }

        foreach (var outcome in outcomes.Where(outcome => outcome.Reason.Length > 0))
            output.WriteLine($"{outcome.Pipeline.Settings.Name}: {outcome.Reason}");

        int Width(int column) => rows.Max(row => row[column].Length);
    }

    private static string[] Row(PipelineOutcome outcome) =>
    [
        outcome.Pipeline.Settings.Name,
        outcome.Result,
        outcome.ExitCode is null ? "" : $"{(long)outcome.Time.TotalHours}:{outcome.Time:mm\\:ss}",
        Figure(outcome.Scores?.MacroF1),
        Figure(outcome.Scores?.MicroF1),
        outcome.Model ?? "",
    ];

    private static string Figure(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture) ?? "";
}
