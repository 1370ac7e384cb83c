using Trainer.Evaluation;

namespace Trainer.Tests.Evaluation;

public sealed class LabelClassesTests
{
    private static readonly TrainerSettings Settings = new() { LabelList = "b,é,B", OtherLabel = "other" };

    [Fact]
    public void Classes_are_the_labels_in_ordinal_order()
    {
        LabelClasses.Of(Settings, [[true, false, false]]).Names.Should().Equal("B", "b", "é");
    }

    [Fact]
    public void The_other_label_is_a_class_where_some_training_row_carries_no_label()
    {
        var classes = LabelClasses.Of(Settings, [[true, false, false], [false, false, false]]);

        classes.Names.Should().Equal("B", "b", "other", "é");
        classes.Encode([true, false, true]).Should().Equal(1, 1, 0, 0);
        classes.Encode([false, false, false]).Should().Equal(0, 0, 1, 0);
    }

    [Fact]
    public void A_row_without_a_label_is_all_zeros_where_there_is_no_class_for_it() =>
        LabelClasses.Of(Settings, [[true, false, false]]).Encode([false, false, false]).Should().Equal(0, 0, 0);

    [Fact]
    public void Only_a_probability_strictly_above_the_threshold_decides() =>
        LabelClasses.Of(Settings, [[true, false, false]]).Decide([0.3f, float.BitIncrement(0.3f), 0.9f], 0.3f)
            .Should().Equal(true, true, false);
}
