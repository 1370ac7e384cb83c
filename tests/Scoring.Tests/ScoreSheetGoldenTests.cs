using System.Globalization;
using System.Text.Json;
using Settings;

namespace Scoring.Tests;

/// <summary>Compares scores with recorded ones of the original, case by case.</summary>
/// <remarks>
/// The original joins the labels predicted for a row and treats each label whose name is a substring of the result as predicted, so that
/// "art" is predicted wherever "artisan" is. Ours treats a label as predicted only if it is a complete element of the joined string.
/// </remarks>
public sealed class ScoreSheetGoldenTests
{
    private const double Tolerance = 1e-12;

    public static IEnumerable<TheoryDataRow<string>> Folders => Golden.FixturesLike("i_metrics");

    [Theory]
    [MemberData(nameof(Folders))]
    public void Labels_are_predicted_as_the_original_predicts_them(string folder)
    {
        foreach (var (name, golden) in Cases(folder))
        {
            for (var row = 0; row < golden.Predicted.Count; row++)
                golden.Decided[row].Should().Equal(golden.NamedIn(golden.Predicted[row]), $"{name}, row {row}");
        }
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Scores_of_the_originals_predictions_are_the_originals(string folder)
    {
        var largest = 0.0;
        foreach (var (name, golden) in Cases(folder))
        {
            foreach (var label in golden.Score([.. golden.Predicted.Select(golden.FoundIn)]).Labels)
                largest = Math.Max(largest, Compare(label, golden.Scores, name));
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"largest difference {largest:e2}"));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Scores_differ_from_the_originals_only_where_it_takes_a_part_of_a_name_for_a_label(string folder)
    {
        foreach (var (name, golden) in Cases(folder))
        {
            foreach (var (index, label) in golden.Score(golden.Decided).Labels.Index())
            {
                var mistaken = golden.Predicted.Where((row, number) => golden.FoundIn(row)[index] != golden.Decided[number][index]).Count();
                if (mistaken == 0)
                    Compare(label, golden.Scores, name);
                else
                    (label.Model.TruePositives + label.Model.FalsePositives).Should().Be(
                        golden.Predicted.Count(row => golden.FoundIn(row)[index]) - mistaken, $"{name}, {label.Label}");
            }
        }
    }

    private static double Compare(LabelScores label, JsonElement scores, string name)
    {
        var figures = scores.GetProperty(label.Label);
        (string Name, double Found)[] found =
            [("Accuracy", label.Model.Accuracy), ("Precision", label.Model.Precision), ("Recall", label.Model.Recall)];
        foreach (var (figure, value) in found)
            value.Should().BeApproximately(figures.GetProperty(figure).GetDouble(), Tolerance, $"{name}, {label.Label}, {figure}");
        return found.Max(figure => Math.Abs(figure.Found - figures.GetProperty(figure.Name).GetDouble()));
    }

    private static IEnumerable<(string Name, Case Case)> Cases(string folder)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "manifest.json")));
        return
        [
            .. manifest.RootElement.GetProperty("values").GetProperty("cases").EnumerateArray().Index()
                .Select(golden => ($"case {golden.Index}", new Case(golden.Item.Clone()))),
        ];
    }

    private sealed class Case
    {
        private readonly string[] _labels;
        private readonly string _delimiter;
        private readonly float[][] _probabilities;
        private readonly bool[][] _actual;
        private readonly LabelClasses _classes;

        public Case(JsonElement golden)
        {
            _labels = Strings(golden, "label_list");
            _delimiter = golden.GetProperty("delim").GetString()!;
            _probabilities = [.. golden.GetProperty("probs").EnumerateArray().Select(row =>
                row.EnumerateArray().Select(p => (float)p.GetDouble()).ToArray())];
            var columns = golden.GetProperty("columns");
            _actual = [.. _probabilities.Select((_, row) => _labels.Select(label => IsTrue(columns.GetProperty(label)[row])).ToArray())];
            var scheme = new LabelScheme(_labels, golden.GetProperty("other").GetString()!, ClassificationTask.Multilabel);
            _classes = new LabelClasses(scheme, Strings(golden, "classes"));
            Predicted = Strings(golden, "predicted");
            Scores = golden.GetProperty("scores");
            var threshold = (float)golden.GetProperty("threshold").GetDouble();
            Decided = [.. _probabilities.Select(row => _classes.Decide(row, threshold))];
        }

        /// <summary>The joined labels that the original predicts for each row.</summary>
        public IReadOnlyList<string> Predicted { get; }

        public JsonElement Scores { get; }

        public IReadOnlyList<bool[]> Decided { get; }

        public bool[] NamedIn(string predicted)
        {
            var names = predicted.Split(_delimiter);
            return [.. _labels.Select(names.Contains)];
        }

        public bool[] FoundIn(string predicted) => [.. _labels.Select(label => predicted.Contains(label, StringComparison.Ordinal))];

        public ScoreSheet Score(IReadOnlyList<bool[]> predicted) => ScoreSheet.Compare(
            _labels, predicted, [.. _probabilities.Select(_classes.OfLabels)], _actual, new bool[_labels.Length]);

        private static string[] Strings(JsonElement golden, string name) =>
            [.. golden.GetProperty(name).EnumerateArray().Select(element => element.GetString()!)];

        private static bool IsTrue(JsonElement cell) => cell.ValueKind == JsonValueKind.Number ? cell.GetDouble() != 0 : cell.GetBoolean();
    }
}
