using System.Globalization;
using System.Text.Json;

namespace Scoring.Tests;

public sealed class RealScikitLearnTests(RealScikitLearn scikitLearn) : IClassFixture<RealScikitLearn>
{
    private const int Cases = 400;
    private const double Tolerance = 1e-12;

    private double _largest;

    [Fact]
    public void Every_figure_of_any_matrix_is_scikit_learns()
    {
        using var folder = new TempFolder();
        var random = new Random(20);
        Matrix[] matrices = [.. Enumerable.Range(0, Cases).Select(_ => Matrix.Draw(random))];
        var file = folder.Write("cases.json", JsonSerializer.Serialize(matrices, JsonSerializerOptions.Web));

        var scored = JsonDocument.Parse(scikitLearn.Score(file)).RootElement.EnumerateArray().ToArray();

        scored.Should().HaveCount(Cases);
        foreach (var (matrix, expected) in matrices.Zip(scored))
            Compare(matrix.Score(), expected);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{Cases} matrices: largest difference {_largest:e2}"));
    }

    private void Compare(ScoreSheet sheet, JsonElement expected)
    {
        foreach (var (label, figures) in sheet.Labels.Zip(expected.GetProperty("labels").EnumerateArray()))
        {
            Compare(label.Model.Accuracy, figures.GetProperty("accuracy"));
            Compare(label.Figures, figures);
        }

        Compare(sheet.Macro, expected.GetProperty("macro"));
        Compare(sheet.Micro, expected.GetProperty("micro"));
        CompareWeighted(sheet, expected.GetProperty("weighted"));
        Compare(sheet.ExactMatch, expected.GetProperty("exactMatch"));
    }

    private void CompareWeighted(ScoreSheet sheet, JsonElement expected)
    {
        if (sheet.Labels.Any(label => label.Model.Support > 0))
        {
            Compare(sheet.Weighted, expected);
            return;
        }

        // scikit-learn returns 0 if all weights are zero, even for an undefined area.
        (sheet.Weighted.AveragePrecision, sheet.Weighted.RocAuc).Should().Be((0, double.NaN));
        sheet.Weighted.F1.Should().Be(expected.GetProperty("f1").GetDouble());
    }

    private void Compare(ScoreFigures found, JsonElement expected)
    {
        Compare(found.Precision, expected.GetProperty("precision"));
        Compare(found.Recall, expected.GetProperty("recall"));
        Compare(found.F1, expected.GetProperty("f1"));
        Compare(found.AveragePrecision, expected.GetProperty("averagePrecision"));
        Compare(found.RocAuc, expected.GetProperty("rocAuc"));
    }

    private void Compare(double found, JsonElement expected)
    {
        if (expected.ValueKind == JsonValueKind.Null)
        {
            found.Should().Be(double.NaN);
            return;
        }

        found.Should().BeApproximately(expected.GetDouble(), Tolerance);
        _largest = Math.Max(_largest, Math.Abs(found - expected.GetDouble()));
    }

    /// <summary>
    /// Draws few or many rows and labels; labels that are always or never true, or always or never predicted; many equal probabilities.
    /// </summary>
    private sealed record Matrix(int[][] Actual, int[][] Predicted, float[][] Probabilities)
    {
        public static Matrix Draw(Random random)
        {
            var (rows, labels) = (random.Next(1, 60), random.Next(1, 6));
            var levels = random.Next(2) == 0 ? random.Next(1, 8) : 1 << 20;
            var truth = Shares(random, labels);
            var threshold = Shares(random, labels);
            var probabilities = Cells(rows, labels, _ => (float)random.Next(levels) / levels);
            return new(
                Cells(rows, labels, label => random.NextDouble() < truth[label] ? 1 : 0),
                [.. probabilities.Select(row => row.Select((p, label) => p >= threshold[label] ? 1 : 0).ToArray())],
                probabilities);
        }

        public ScoreSheet Score() => ScoreSheet.Compare(
            [.. Enumerable.Range(0, Actual[0].Length).Select(label => $"label {label}")],
            Flags(Predicted), Probabilities, Flags(Actual), new bool[Actual[0].Length]);

        private static double[] Shares(Random random, int labels) => [.. Enumerable.Range(0, labels).Select(_ => random.Next(4) switch
        {
            0 => 0,
            1 => 1,
            _ => random.NextDouble(),
        })];

        private static T[][] Cells<T>(int rows, int labels, Func<int, T> draw) =>
            [.. Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, labels).Select(draw).ToArray())];

        private static bool[][] Flags(int[][] cells) => [.. cells.Select(row => row.Select(cell => cell == 1).ToArray())];
    }
}
