using System.Globalization;
using Reports.Comparing;
using Spectre.Console;

namespace Build.Reporting;

/// <summary>Prints runs side by side for a terminal of 80 columns.</summary>
internal static class ComparisonTable
{
    // Six runs, each with a space on either side, leave this width to the names.
    private const int Width = 80, ValueWidth = 7, NameWidth = 22;

    public static void Write(RunComparison comparison, TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.No });
        console.Profile.Width = Width;
        foreach (var part in comparison.Parts)
        {
            var table = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn(part.Title).Width(NameWidth));
            foreach (var began in comparison.Runs)
                table.AddColumn(new TableColumn(Heading(began)).Width(ValueWidth).RightAligned());
            foreach (var row in part.Rows)
                table.AddRow([.. row.Values.Prepend(row.Name).Select(Markup.Escape)]);
            console.Write(table);
        }
    }

    private static string Heading(DateTimeOffset began) =>
        began.ToUniversalTime().ToString("yyyy'\n'MM-dd'\n'HH:mm", CultureInfo.InvariantCulture);
}
