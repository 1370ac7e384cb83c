using System.Text;
using Trainer.Artifacts;

namespace Trainer.Tests.Training;

/// <summary>Realistic data sets with unusual properties.</summary>
public sealed class UnusualDataTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(20)]
    public async Task A_few_rows_are_enough(int rows)
    {
        using var training = new TinyTraining();
        using var full = new TinyTraining { Settings = training.Settings.With(training: it => it with { BatchSize = 16 }) };

        await full.With(TinyTraining.OneHot(rows)).RunAsync();

        Probabilities(full, "a fine day").Should().OnlyContain(p => p > 0 && p < 1);
    }

    [Fact]
    public async Task Without_validation_rows_the_last_epoch_is_kept_and_no_validation_figure_invented()
    {
        using var training = new TinyTraining();
        using var unvalidated = new TinyTraining { Settings = training.Settings.With(split: it => it with { Validation = 0 }) };

        await unvalidated.With(TinyTraining.OneHot(20)).RunAsync();

        var epoch = ModelFile.ReadDescription(unvalidated.ModelPath).History[^1].Epochs.Single();
        epoch.ValidLoss.Should().BeNull();
        epoch.Metrics.Should().BeEmpty();
        epoch.IsBest.Should().BeFalse();
    }

    [Fact]
    public async Task Without_test_rows_the_scores_are_of_nothing()
    {
        using var training = new TinyTraining();
        using var untested = new TinyTraining { Settings = training.Settings.With(split: it => it with { Test = 0 }) };

        var scores = await untested.With(TinyTraining.OneHot(20)).RunAsync();

        scores.Labels.Should().OnlyContain(label => label.Model.Support == 0 && label.Model.Accuracy == 0);
    }

    [Fact]
    public async Task A_label_no_training_row_carries_is_still_an_output()
    {
        using var training = new TinyTraining();
        using var wider = new TinyTraining { Settings = training.Settings.With(dataset: it => it with { Labels = ["good", "never"] }) };

        await wider.With(TinyTraining.OneHot(20).Replace("text,good,bad", "text,good,never").Replace("0,1\n", "0,0\n")).RunAsync();

        ModelFile.ReadDescription(wider.ModelPath).Classes.Should().Equal("good", "never", "other");
    }

    [Theory]
    [InlineData("불평/불만", "NULL#general")]
    [InlineData("with \"quotes\"", "[red]")]
    public async Task Labels_may_have_any_name(string first, string second)
    {
        using var training = new TinyTraining();
        using var named = new TinyTraining
        {
            Settings = training.Settings.With(dataset: it => it with { Labels = [first, second], LabelDelimiter = "|" }),
        };
        var header = $"text,{Quoted(first)},{Quoted(second)}";

        var scores = await named.With(TinyTraining.OneHot(20).Replace("text,good,bad", header)).RunAsync();

        scores.Labels.Select(label => label.Label).Should().Equal(first, second);
        ModelFile.ReadDescription(named.ModelPath).Classes.Should().BeEquivalentTo(first, second, "other");
        File.ReadAllText(named.ScoresPath).Should().Contain(first.Replace("\"", "\\\""));
    }

    [Fact]
    public async Task Texts_may_be_of_several_lines_blank_of_unknown_words_and_very_long()
    {
        using var training = new TinyTraining();
        using var odd = new TinyTraining { Settings = training.Settings.With(vocabulary: it => it with { MinFrequency = 3 }, model: it => it with { Bptt = 72 }) };
        var csv = new StringBuilder(TinyTraining.OneHot(20))
            .Append("\"two\nlines\r\nor three\",1,0\n")
            .Append("\" \t \",0,1\n")
            .Append("qwertz uiopü,0,1\n")
            .Append(string.Join(' ', Enumerable.Repeat("word", 1_000))).Append(",1,0\n");

        await odd.With(csv.ToString()).RunAsync();

        Probabilities(odd, "", "\n", "qwertz", string.Concat(Enumerable.Repeat("a day, ", 14_300)), "😀").Should().OnlyContain(p => p > 0 && p < 1);
    }

    [Fact]
    public async Task A_validation_set_of_one_token_is_none_for_the_language_model()
    {
        using var training = new TinyTraining();
        using var blank = new TinyTraining { Settings = training.Settings.With(split: it => it with { Test = 0 }) };
        // The split puts one of five rows into validation. The texts of all of them have no words.
        var csv = "text,good,bad\n\" \",1,0\n\"  \",0,1\n\"   \",1,0\n\"    \",0,1\n\"     \",1,0\n";

        await blank.With(csv).RunAsync();

        blank.Progress.Epochs[0].ValidLoss.Should().Be(double.NaN);
        blank.Progress.Epochs[^1].ValidLoss.Should().BeGreaterThan(0);
    }

    private static IEnumerable<float> Probabilities(TinyTraining training, params string[] texts)
    {
        using var classifier = training.Load();
        return classifier.Predict(texts, batchSize: 4).SelectMany(row => row);
    }

    private static string Quoted(string cell) => $"\"{cell.Replace("\"", "\"\"")}\"";
}
