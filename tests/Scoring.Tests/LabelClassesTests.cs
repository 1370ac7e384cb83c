using Settings;

namespace Scoring.Tests;

public sealed class LabelClassesTests
{
    private static readonly LabelScheme Several = new(["b", "é", "B"], "other", ClassificationTask.Multilabel);
    private static readonly LabelScheme Single = Several with { Labels = ["news"] };
    private static readonly LabelScheme Multiclass = Several with { Task = ClassificationTask.Multiclass };

    [Fact]
    public void Classes_are_the_labels_in_ordinal_order()
    {
        LabelClasses.Of(Several, [[true, false, false]]).Names.Should().Equal("B", "b", "é");
        LabelClasses.Of(Multiclass, [[true, false, false]]).Names.Should().Equal("B", "b", "é");
    }

    [Fact]
    public void The_other_label_is_a_class_where_some_training_row_carries_no_label()
    {
        var classes = LabelClasses.Of(Several, [[true, false, false], [false, false, false]]);

        classes.Names.Should().Equal("B", "b", "other", "é");
        classes.Encode([true, false, true]).Should().Equal(1, 1, 0, 0);
        classes.Encode([false, false, false]).Should().Equal(0, 0, 1, 0);
    }

    [Fact]
    public void A_row_without_a_label_is_all_zeros_where_there_is_no_class_for_it() =>
        LabelClasses.Of(Several, [[true, false, false]]).Encode([false, false, false]).Should().Equal(0, 0, 0);

    [Fact]
    public void Only_a_probability_strictly_above_the_threshold_decides() =>
        LabelClasses.Of(Several, [[true, false, false]]).Decide([0.3f, float.BitIncrement(0.3f), 0.9f], 0.3f)
            .Should().Equal(true, true, false);

    [Fact]
    public void Only_several_labels_without_a_task_that_says_otherwise_are_answered_each_for_itself()
    {
        LabelClasses.Of(Several, []).AreExclusive.Should().BeFalse();
        LabelClasses.Of(Single, []).AreExclusive.Should().BeTrue();
        LabelClasses.Of(Multiclass, []).AreExclusive.Should().BeTrue();
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(true, false)]
    public void A_single_label_is_told_from_the_other_label_even_where_every_row_or_none_carries_it(bool first, bool second)
    {
        var classes = LabelClasses.Of(Single, [[first], [second]]);

        classes.Names.Should().Equal("news", "other");
        classes.Encode([true]).Should().Equal(1, 0);
        classes.Encode([false]).Should().Equal(0, 1);
    }

    [Fact]
    public void A_single_label_stands_behind_the_other_label_where_its_name_does()
    {
        var classes = LabelClasses.Of(Single with { Labels = ["politics"] }, []);

        classes.Names.Should().Equal("other", "politics");
        classes.Encode([true]).Should().Equal(0, 1);
        classes.Decide([0.6f, 0.4f], 0.3f).Should().Equal(true);
    }

    [Fact]
    public void A_single_label_is_predicted_above_the_threshold_though_the_other_label_may_be_more_probable()
    {
        var classes = LabelClasses.Of(Single, []);

        classes.Decide([float.BitIncrement(0.3f), 0.7f], 0.3f).Should().Equal(true);
        classes.Decide([0.3f, 0.7f], 0.3f).Should().Equal(false);
    }

    [Fact]
    public void The_most_probable_of_exclusive_classes_is_predicted_whatever_the_threshold()
    {
        var classes = LabelClasses.Of(Multiclass, [[false, false, false]]); // B, b, other, é

        classes.Decide([0.1f, 0.2f, 0.1f, 0.15f], 0.3f).Should().Equal(true, false, false);
        classes.Decide([0.9f, 0.05f, 0.04f, 0.01f], 0.95f).Should().Equal(false, false, true);
    }

    [Fact]
    public void The_first_of_equally_probable_classes_is_predicted() =>
        LabelClasses.Of(Multiclass, [[false, false, false]]).Decide([0.2f, 0.3f, 0.2f, 0.3f], 0.3f).Should().Equal(true, false, false);

    [Fact]
    public void No_label_is_predicted_where_the_other_label_is_the_most_probable() =>
        LabelClasses.Of(Multiclass, [[false, false, false]]).Decide([0.31f, 0.1f, 0.5f, 0.09f], 0.3f).Should().Equal(false, false, false);

    [Fact]
    public void A_row_of_several_exclusive_classes_or_of_none_has_no_target()
    {
        var classes = LabelClasses.Of(Multiclass, [[true, false, false]]);

        FluentActions.Invoking(() => classes.Encode([true, false, true])).Should().Throw<ArgumentException>()
            .WithMessage("A row has 2 classes, but classes are exclusive. (Parameter 'labels')");
        FluentActions.Invoking(() => classes.Encode([false, false, false])).Should().Throw<ArgumentException>()
            .WithMessage("A row has 0 classes, but classes are exclusive. (Parameter 'labels')");
    }

    [Fact]
    public void Targets_tell_the_labels_they_were_made_of()
    {
        var classes = LabelClasses.Of(Several, [[false, false, false]]);

        foreach (var labels in new bool[][] { [true, false, true], [false, true, false], [false, false, false] })
            classes.Decode(classes.Encode(labels)).Should().Equal(labels);
    }

    [Fact]
    public void A_label_has_the_probability_of_its_class() =>
        LabelClasses.Of(Several, [[false, false, false]]).OfLabels([0.1f, 0.2f, 0.3f, 0.4f]).Should().Equal(0.2f, 0.4f, 0.1f);

    [Fact]
    public void The_most_frequent_answer_of_labels_is_what_more_than_half_of_the_rows_carry()
    {
        bool[][] rows = [[true, true, false], [true, false, false], [true, true, false], [false, false, true]];

        LabelClasses.Of(Several, rows).MostFrequent(rows).Should().Equal(true, false, false);
        LabelClasses.Of(Several, []).MostFrequent([]).Should().Equal(false, false, false);
    }

    [Fact]
    public void The_most_frequent_answer_of_exclusive_classes_is_one_class_however_rare()
    {
        bool[][] rows = [[true, false, false], [true, false, false], [false, true, false], [false, false, true], [false, false, false]];
        bool[][] mostlyNone = [[true, false, false], [false, false, false], [false, false, false]];

        LabelClasses.Of(Multiclass, rows).MostFrequent(rows).Should().Equal(true, false, false);
        LabelClasses.Of(Multiclass, mostlyNone).MostFrequent(mostlyNone).Should().Equal(false, false, false);
    }
}
