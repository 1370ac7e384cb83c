using Settings;

namespace Scoring.Tests;

public sealed class ScoreSheetTests
{
    private static readonly bool[][] Actual = [[true, false], [true, true], [false, false], [true, false]];
    private static readonly bool[][] Predicted = [[true, false], [false, true], [true, true], [true, false]];
    private static readonly float[][] Probabilities = [[0.9f, 0.2f], [0.3f, 0.8f], [0.6f, 0.7f], [0.5f, 0.2f]];

    [Fact]
    public void Each_label_is_scored_for_itself()
    {
        var labels = Compare(Predicted).Labels;

        labels[0].Should().BeEquivalentTo(new
        {
            Label = "common",
            Model = new ConfusionCounts(TruePositives: 2, FalsePositives: 1, FalseNegatives: 1, TrueNegatives: 0),
        });
        labels[1].Model.Should().Be(new ConfusionCounts(TruePositives: 1, FalsePositives: 1, FalseNegatives: 0, TrueNegatives: 2));
        labels[1].Figures.Should().Be(new ScoreFigures(0.75, 0.5, 1, 2 / 3.0, 1, 1, Support: 1, BaselineAccuracy: 0.75, BaselineF1: 0));
    }

    [Fact]
    public void Averages_weigh_labels_equally_by_cells_or_by_support()
    {
        var sheet = Compare(Predicted);

        // common: precision 2/3, recall 2/3, three rows; rare: precision 1/2, recall 1, one row; together: 3 right of 5 predicted, of 4
        // actual.
        Rounded(sheet.Macro.Precision, sheet.Macro.Recall).Should().Be(Rounded(7 / 12.0, 5 / 6.0));
        Rounded(sheet.Weighted.Precision, sheet.Weighted.Recall).Should().Be(Rounded(2.5 / 4, 0.75));
        Rounded(sheet.Micro.Precision, sheet.Micro.Recall).Should().Be(Rounded(3 / 5.0, 3 / 4.0));
        Rounded(sheet.Micro.F1, sheet.Micro.Accuracy).Should().Be(Rounded(6 / 9.0, 5 / 8.0));
        (sheet.Macro.Support, sheet.Weighted.Support, sheet.Micro.Support).Should().Be((4, 4, 4));
    }

    [Fact]
    public void A_row_matches_exactly_when_all_its_labels_are_right()
    {
        Compare(Predicted).ExactMatch.Should().Be(0.5);
        Compare(Actual).ExactMatch.Should().Be(1);
        Compare(Actual).BaselineExactMatch.Should().Be(0.5);
    }

    [Fact]
    public void A_label_that_is_never_predicted_or_never_true_scores_zero()
    {
        bool[][] actual = [[true, false], [false, false]];
        bool[][] predicted = [[false, false], [false, true]];

        var sheet = ScoreSheet.Compare(["never predicted", "never true"], predicted, [[0.1f, 0.1f], [0.2f, 0.9f]], actual, [false, false]);

        sheet.Labels.Should().OnlyContain(label => label.Model.Precision == 0 && label.Model.Recall == 0 && label.Model.F1 == 0);
        (sheet.Macro.F1, sheet.Micro.F1, sheet.Weighted.F1).Should().Be((0, 0, 0));
    }

    [Fact]
    public void An_area_that_one_label_lacks_is_lacking_in_the_average_unless_the_label_has_no_weight()
    {
        bool[][] actual = [[true, false], [false, false]];

        var sheet = ScoreSheet.Compare(["one", "never true"], actual, [[0.9f, 0.1f], [0.1f, 0.2f]], actual, [false, false]);

        (sheet.Macro.RocAuc, sheet.Weighted.RocAuc, sheet.Micro.RocAuc).Should().Be((double.NaN, 1, 1));
    }

    [Fact]
    public void Where_no_label_is_ever_true_nothing_is_invented()
    {
        bool[][] actual = [[false, false], [false, false]];

        var sheet = ScoreSheet.Compare(["one", "two"], actual, [[0.9f, 0.1f], [0.1f, 0.2f]], actual, [false, false]);

        (sheet.Weighted.F1, sheet.Weighted.AveragePrecision, sheet.Weighted.RocAuc).Should().Be((0, 0, double.NaN));
        (sheet.Micro.Accuracy, sheet.ExactMatch).Should().Be((1, 1));
    }

    [Fact]
    public void The_baseline_answers_what_is_most_frequent_in_training()
    {
        var sheet = Compare(Actual);

        sheet.Labels[0].Baseline.Should().Be(new ConfusionCounts(3, 1, 0, 0));
        sheet.Labels[1].Baseline.Should().Be(new ConfusionCounts(0, 0, 1, 3));
        sheet.Micro.BaselineAccuracy.Should().Be(0.75);
        sheet.Macro.BaselineF1.Should().BeApproximately(6.0 / 7 / 2, 1e-12);
        sheet.Macro.F1.Should().Be(1);
    }

    [Fact]
    public void A_label_whose_name_is_part_of_anothers_is_scored_on_its_own()
    {
        string[] labels = ["art", "artisan"];
        var classes = LabelClasses.Of(new(labels, "other", ClassificationTask.Multilabel), [[false, false]]);

        var art = ScoreSheet.Compare(
            labels, [classes.Decide([0.1f, 0.9f, 0.1f], 0.3f)], [[0.1f, 0.9f]], [[false, true]], [false, false]).Labels[0];

        art.Model.Should().Be(new ConfusionCounts(TruePositives: 0, FalsePositives: 0, FalseNegatives: 0, TrueNegatives: 1));
    }

    [Fact]
    public void An_other_label_that_holds_a_labels_name_does_not_count_as_that_label()
    {
        var classes = LabelClasses.Of(new(["x", "y"], "xyz", ClassificationTask.Multilabel), [[false, false]]);

        classes.Decide([0.1f, 0.9f, 0.1f], 0.3f).Should().Equal(false, false);
    }

    [Fact]
    public void Predictions_and_probabilities_are_of_the_same_rows() =>
        FluentActions.Invoking(() => ScoreSheet.Compare(["one"], [[true]], [[1], [1]], [[true], [false]], [false]))
            .Should().Throw<ArgumentException>().WithMessage("1 predictions and 2 probabilities for 2 rows.");

    private static (double, double) Rounded(double first, double second) => (Math.Round(first, 12), Math.Round(second, 12));

    private static ScoreSheet Compare(bool[][] predicted) =>
        ScoreSheet.Compare(["common", "rare"], predicted, Probabilities, Actual, [true, false]);
}
