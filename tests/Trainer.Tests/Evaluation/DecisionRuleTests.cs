using Trainer.Evaluation;

namespace Trainer.Tests.Evaluation;

public sealed class DecisionRuleTests
{
    private static readonly TrainerSettings Two = new() { LabelList = "a,b" };
    private static readonly TrainerSettings Single = new() { LabelList = "a" };
    private static readonly TrainerSettings Multiclass = Two with { Task = ClassificationTask.Multiclass };

    [Fact]
    public void Without_a_choice_the_threshold_of_the_settings_decides_and_probabilities_stay()
    {
        var rule = Choose(Two with { PredictionThreshold = 0.4f });

        rule.Thresholds.Should().Equal(0.4f, 0.4f);
        rule.Temperatures.Should().BeEmpty();
        var probabilities = new[] { 0.9f, 0.1f };
        rule.Calibrate(probabilities, LabelClasses.Of(Two, [[true, false]])).Should().BeSameAs(probabilities);
    }

    [Fact]
    public void Thresholds_are_chosen_of_calibrated_probabilities()
    {
        var settings = Two with { PredictionThreshold = null };

        var (rule, uncalibrated) = (Choose(settings), Choose(settings with { Calibration = false }));

        rule.Temperatures.Should().HaveCount(2);
        uncalibrated.Temperatures.Should().BeEmpty();
        uncalibrated.Thresholds.Should().Equal(ThresholdChoice.Choose(SyntheticRows.Probabilities, SyntheticRows.Actual));
        var classes = LabelClasses.Of(settings, [[true, false]]);
        rule.Thresholds.Should().Equal(ThresholdChoice.Choose(
            [.. SyntheticRows.Probabilities.Select(row => rule.Calibrate(row, classes))], SyntheticRows.Actual));
    }

    [Fact]
    public void A_fixed_threshold_is_left_alone_when_probabilities_are_calibrated()
    {
        var rule = Choose(Two with { Calibration = true });

        rule.Thresholds.Should().Equal(0.3f, 0.3f);
        rule.Temperatures.Should().HaveCount(2);
    }

    [Fact]
    public void Exclusive_classes_are_calibrated_together_and_may_have_a_threshold_or_none()
    {
        float[][] probabilities = [.. SyntheticRows.Column(0).Select(p => new[] { p, 1 - p })];
        bool[][] single = [.. SyntheticRows.Carried(0).Select(carried => new[] { carried })];
        bool[][] both = [.. SyntheticRows.Carried(0).Select(carried => new[] { carried, !carried })];

        var ofSingle = DecisionRule.Choose(Single with { PredictionThreshold = null }, LabelClasses.Of(Single, []), probabilities, single);
        var ofMulticlass = DecisionRule.Choose(
            Multiclass with { Calibration = true }, LabelClasses.Of(Multiclass, both), probabilities, both);

        ofSingle.Thresholds.Should().HaveCount(1);
        ofMulticlass.Thresholds.Should().BeEmpty();
        // The softmax of two classes is the sigmoid of their difference, whose temperature scipy finds at 1.30382.
        ofSingle.Temperatures.Should().HaveCount(2).And.OnlyContain(temperature => Math.Abs(temperature - 1.3038189651298004) < 1e-4);
        ofMulticlass.Temperatures.Should().Equal(ofSingle.Temperatures);
    }

    private static DecisionRule Choose(TrainerSettings settings) => DecisionRule.Choose(
        settings, LabelClasses.Of(settings, [[true, false]]), SyntheticRows.Probabilities, SyntheticRows.Actual);
}
