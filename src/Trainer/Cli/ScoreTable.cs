using System.Globalization;
using Scoring;
using Spectre.Console;

namespace Trainer.Cli;

/// <summary>Writes the scores as a readable table. An undefined metric is a dash.</summary>
internal static class ScoreTable
{
    private const int Width = 140;

    private static readonly string[] Headings =
        ["accuracy", "precision", "recall", "F1", "avg. precision", "ROC AUC", "rows", "baseline accuracy", "baseline F1"];

    /// <summary>Writes the table.</summary>
    public static void Write(TestScores results, TextWriter output)
    {
        var scores = results.Sheet;
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.No });
        console.Profile.Width = Width;
        var table = new Table().Border(TableBorder.Simple).AddColumn("label");
        if (results.ThresholdsAreChosen)
            table.AddColumn(new TableColumn("threshold").RightAligned());
        foreach (var heading in Headings)
            table.AddColumn(new TableColumn(heading).RightAligned());
        foreach (var (label, record) in scores.Labels.Zip(results.Labels))
            AddRow(label.Label, record.Threshold, label.Figures);
        table.AddEmptyRow();
        AddRow("macro average", null, scores.Macro);
        AddRow("micro average", null, scores.Micro);
        AddRow("weighted average", null, scores.Weighted);
        console.Write(table);
        output.WriteLine(Line(scores.Macro.F1, scores.Micro.F1, scores.Micro.Accuracy, scores.ExactMatch));
        output.WriteLine("baseline (always the most frequent answer): " + Line(
            scores.Macro.BaselineF1, scores.Micro.BaselineF1, scores.Micro.BaselineAccuracy, scores.BaselineExactMatch));
        foreach (var line in Decisions(results))
            output.WriteLine(line);

        void AddRow(string name, double? threshold, ScoreFigures figures) => table.AddRow(
        [
            Markup.Escape(name),
            .. results.ThresholdsAreChosen ? [threshold is { } number ? Figure(number) : ""] : Array.Empty<string>(),
            .. Cells(figures),
        ]);
    }

    /// <summary>Lines about the choices made on the validation rows and their effect on the test rows.</summary>
    private static IEnumerable<string> Decisions(TestScores results)
    {
        if (results.ThresholdsAreChosen)
        {
            var (macro, micro) = (results.Averages[AverageNames.Macro], results.Averages[AverageNames.Micro]);
            yield return "thresholds chosen on the validation rows; "
                + $"at {Figure(DecisionOptions.TutorialThreshold)}: macro F1 {Figure(macro.FixedThresholdF1)}, micro F1 {Figure(micro.FixedThresholdF1)}";
        }

        if (results.Labels.All(label => label.Uncalibrated is not null))
        {
            yield return "calibration error, averaged over the labels: "
                + $"{Figure(results.Labels.Average(label => label.Uncalibrated!.ExpectedError))} before, "
                + $"{Figure(results.Labels.Average(label => label.Calibration.ExpectedError))} after";
        }
    }

    private static string[] Cells(ScoreFigures figures) =>
    [
        Figure(figures.Accuracy), Figure(figures.Precision), Figure(figures.Recall), Figure(figures.F1),
        Figure(figures.AveragePrecision), Figure(figures.RocAuc), figures.Support.ToString(CultureInfo.InvariantCulture),
        Figure(figures.BaselineAccuracy), Figure(figures.BaselineF1),
    ];

    private static string Line(double macroF1, double microF1, double accuracy, double exactMatch) =>
        $"macro F1 {Figure(macroF1)}, micro F1 {Figure(microF1)}, accuracy {Figure(accuracy)}, exact match {Figure(exactMatch)}";

    private static string Figure(double value) => double.IsNaN(value) ? "-" : value.ToString("0.000", CultureInfo.InvariantCulture);
}
