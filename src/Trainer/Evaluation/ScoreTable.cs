using System.Globalization;
using Spectre.Console;

namespace Trainer.Evaluation;

/// <summary>The scores as a table for people.</summary>
public static class ScoreTable
{
    private const int Width = 140;

    public static void Write(ScoreSheet scores, TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.No });
        console.Profile.Width = Width;
        var table = new Table().Border(TableBorder.Simple).AddColumn("label");
        foreach (var heading in new[] { "accuracy", "precision", "recall", "F1", "rows", "baseline accuracy", "baseline F1" })
            table.AddColumn(new TableColumn(heading).RightAligned());
        foreach (var (label, model, baseline) in scores.Labels)
        {
            table.AddRow(
                Markup.Escape(label), Figure(model.Accuracy), Figure(model.Precision), Figure(model.Recall), Figure(model.F1),
                model.Support.ToString(CultureInfo.InvariantCulture), Figure(baseline.Accuracy), Figure(baseline.F1));
        }

        console.Write(table);
        output.WriteLine($"macro F1 {Figure(scores.MacroF1)}, micro F1 {Figure(scores.MicroF1)}, accuracy {Figure(scores.Accuracy)}");
        output.WriteLine(
            $"baseline (always the most frequent answer): macro F1 {Figure(scores.BaselineMacroF1)}, "
            + $"micro F1 {Figure(scores.BaselineMicroF1)}, accuracy {Figure(scores.BaselineAccuracy)}");
    }

    private static string Figure(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
