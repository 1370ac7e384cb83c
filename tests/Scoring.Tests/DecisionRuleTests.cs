using Settings;

namespace Scoring.Tests;

public sealed class DecisionRuleTests
{
    private static readonly LabelScheme Two = new(["a", "b"], "other", ClassificationTask.Multilabel);
    private static readonly LabelScheme Single = Two with { Labels = ["a"] };
    private static readonly LabelScheme Multiclass = Two with { Task = ClassificationTask.Multiclass };

    [Fact]
    public void Without_a_choice_the_threshold_of_the_options_decides_and_probabilities_stay()
    {
        var rule = Choose(new(0.4f, Calibrates: false));

        rule.Thresholds.Should().Equal(0.4f, 0.4f);
        rule.Temperatures.Should().BeEmpty();
        var probabilities = new[] { 0.9f, 0.1f };
        rule.Calibrate(probabilities, LabelClasses.Of(Two, [[true, false]])).Should().BeSameAs(probabilities);
    }

    [Fact]
    public void Thresholds_are_chosen_of_calibrated_probabilities()
    {
        var (rule, uncalibrated) = (Choose(new(null, Calibrates: true)), Choose(new(null, Calibrates: false)));

        rule.Temperatures.Should().HaveCount(2);
        uncalibrated.Temperatures.Should().BeEmpty();
        uncalibrated.Thresholds.Should().Equal(ThresholdChoice.Choose(SyntheticRows.Probabilities, SyntheticRows.Actual));
        var classes = LabelClasses.Of(Two, [[true, false]]);
        rule.Thresholds.Should().Equal(ThresholdChoice.Choose(
            [.. SyntheticRows.Probabilities.Select(row => rule.Calibrate(row, classes))], SyntheticRows.Actual));
    }

    [Fact]
    public void A_fixed_threshold_is_left_alone_when_probabilities_are_calibrated()
    {
        var rule = Choose(new(0.3f, Calibrates: true));

        rule.Thresholds.Should().Equal(0.3f, 0.3f);
        rule.Temperatures.Should().HaveCount(2);
    }

    [Fact]
    public void Exclusive_classes_are_calibrated_together_and_may_have_a_threshold_or_none()
    {
        float[][] probabilities = [.. SyntheticRows.Column(0).Select(p => new[] { p, 1 - p })];
        bool[][] single = [.. SyntheticRows.Carried(0).Select(carried => new[] { carried })];
        bool[][] both = [.. SyntheticRows.Carried(0).Select(carried => new[] { carried, !carried })];

        var ofSingle = DecisionRule.Choose(new(null, Calibrates: true), LabelClasses.Of(Single, []), probabilities, single);
        var ofMulticlass = DecisionRule.Choose(
            new(0.3f, Calibrates: true), LabelClasses.Of(Multiclass, both), probabilities, both);

        ofSingle.Thresholds.Should().HaveCount(1);
        ofMulticlass.Thresholds.Should().BeEmpty();
        // The softmax of two classes is the sigmoid of their difference; scipy finds the temperature 1.30382 for it.
        ofSingle.Temperatures.Should().HaveCount(2).And.OnlyContain(temperature => Math.Abs(temperature - 1.3038189651298004) < 1e-4);
        ofMulticlass.Temperatures.Should().Equal(ofSingle.Temperatures);
    }

    private static DecisionRule Choose(DecisionOptions options) => DecisionRule.Choose(
        options, LabelClasses.Of(Two, [[true, false]]), SyntheticRows.Probabilities, SyntheticRows.Actual);
}
