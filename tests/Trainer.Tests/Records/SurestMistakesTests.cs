using Trainer.Data;
using Trainer.Records;

namespace Trainer.Tests.Records;

public sealed class SurestMistakesTests
{
    private static readonly bool[][] Actual = [[true, true], [true, false], [true, true], [true, false], [true, false], [false, false]];

    private static readonly float[][] Probabilities =
        [[0.1f, 0.9f], [0.2f, 0.8f], [0.05f, 0.7f], [0.15f, 0.1f], [0.9f, 0.6f], [0.95f, 0.2f]];

    private static readonly bool[][] Predicted = [.. Probabilities.Select(row => row.Select(p => p > 0.5f).ToArray())];

    private static readonly LabelledTexts Rows = new(
        [.. Enumerable.Range(0, 6).Select(row => $"text {row}")], Actual, [.. Enumerable.Range(0, 6).Select(row => 10 + row)]);

    [Fact]
    public void The_surest_come_first_and_three_of_a_kind_for_each_label()
    {
        var mistakes = Of(Rows, includeTexts: false);

        mistakes.Select(mistake => (mistake.Label, mistake.Line, mistake.Probability, mistake.Carried)).Should().Equal(
            ("a", 12, 0.05, true), ("a", 15, 0.95, false), ("a", 10, 0.1, true), ("a", 13, 0.15, true), ("b", 11, 0.8, false),
            ("b", 14, 0.6, false));
        mistakes[0].Labels.Should().Equal("a", "b");
        mistakes.Should().OnlyContain(mistake => mistake.Text == null);
    }

    [Fact]
    public void Sure_is_what_is_far_from_the_labels_threshold()
    {
        // 0.2 is as far from 0.05 as 0.83 is from 0.5
        var mistakes = SurestMistakes.Of(
            ["rare", "common"], [[0.2f, 0.8f]], [[true, true]], [0.05f, null],
            new LabelledTexts(["text"], [[false, false]], [2]), includeTexts: false);

        mistakes.Select(mistake => mistake.Label).Should().Equal("rare", "common");
    }

    [Fact]
    public void Texts_are_shown_where_they_are_asked_for_their_first_thousand_characters()
    {
        var longer = Rows with { Texts = [.. Rows.Texts.Select((text, row) => row == 2 ? new string('x', 999) + "😀 and on" : text)] };

        var mistakes = Of(longer, includeTexts: true);

        mistakes[0].Text.Should().Be(new string('x', 999) + "…");
        mistakes[1].Text.Should().Be("text 5");
    }

    private static IReadOnlyList<Runs.Mistake> Of(LabelledTexts rows, bool includeTexts) =>
        SurestMistakes.Of(["a", "b"], Probabilities, Predicted, [0.5f, 0.5f], rows, includeTexts);
}
