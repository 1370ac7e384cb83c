using System.Text;
using Faults;
using Scoring.Sampling;
using Settings;
using Trainer.Artifacts;
using Trainer.Configuration;

namespace Trainer.Tests.Training;

/// <summary>Each kind of task, from rows to predictions.</summary>
public sealed class TaskTests
{
    private const int Rows = 60;

    private static readonly string[] Texts = [.. new[] { "fine", "poor", "plain" }.Select(word => $"a {word} day, number 1 of many")];

    [Fact]
    public async Task A_single_label_is_told_from_the_other_label()
    {
        using var training = Training(settings => settings.With(dataset: it => it with { Labels = ["good"] }));

        var scores = await training.With(TinyTraining.OneHot(Rows)).RunAsync();

        scores.Labels.Select(label => label.Label).Should().Equal("good");
        ModelFile.ReadDescription(training.ModelPath).Classes.Should().Equal("good", "other");
        ShouldAddUpToOne(training);
    }

    [Theory]
    [InlineData('0')]
    [InlineData('1')]
    public async Task A_single_label_that_all_rows_or_none_carry_still_has_two_classes(char cell)
    {
        using var training = Training(settings => settings.With(dataset: it => it with { Labels = ["good"] }));

        await training.With(TinyTraining.OneHot(Rows).Replace(",1,", $",{cell},").Replace(",0,", $",{cell},")).RunAsync();

        ModelFile.ReadDescription(training.ModelPath).Classes.Should().Equal("good", "other");
        ShouldAddUpToOne(training);
    }

    [Fact]
    public async Task Exclusive_classes_are_learned_and_one_of_them_is_predicted()
    {
        using var training = Training(settings => Multiclass(settings).With(
            training: it => it with { Epochs = 12, LanguageModelEpochs = 1, DropMult = 0 },
            model: it => it with { EmbeddingSize = 16, HiddenSize = 16 }));

        var scores = await training.With(TinyTraining.OneHot(240)).RunAsync();

        scores.ExactMatch.Should().BeGreaterThan(0.9);
        scores.BaselineExactMatch.Should().BeLessThan(0.5);
        ModelFile.ReadDescription(training.ModelPath).Classes.Should().Equal("bad", "good", "other");
        ShouldAddUpToOne(training);
        using var classifier = training.Load();
        var predicted = classifier.Predict(Texts, batchSize: 2)
            .Select(row => classifier.Classes.Decide(row, threshold: 1));
        predicted.Should().BeEquivalentTo(
            new bool[][] { [true, false], [false, true], [false, false] }, options => options.WithStrictOrdering());
    }

    [Fact]
    public async Task Exclusive_classes_have_no_other_class_where_only_test_rows_carry_no_label()
    {
        using var training = Training(Multiclass);
        var test = Splits.Test(Rows, training.Settings.Split.Test, training.Settings.Split.Seed).HeldOut;

        var scores = await training.With(Csv(row => test.Contains(row) ? "0,0" : row % 2 == 0 ? "1,0" : "0,1")).RunAsync();

        ModelFile.ReadDescription(training.ModelPath).Classes.Should().Equal("bad", "good");
        scores.ExactMatch.Should().Be(0);
        scores.Labels.Should().OnlyContain(label => label.Model.Support == 0 && double.IsNaN(label.Ranking.RocAuc));
        File.ReadAllText(training.ScoresPath).Should().Contain("\"RocAuc\": null");
    }

    [Theory]
    [InlineData(ClassificationTask.Multilabel)]
    [InlineData(ClassificationTask.Multiclass)]
    public async Task A_label_that_only_validation_rows_carry_is_a_class_all_the_same(ClassificationTask task)
    {
        using var training = Training(settings => settings with { Task = task });
        var (share, seed) = (training.Settings.Split.Validation, training.Settings.Split.Seed);
        var train = Splits.Test(Rows, training.Settings.Split.Test, seed).Train;
        var valid = Splits.Validation(train.Length, share, seed).HeldOut.Select(row => train[row]).ToArray();

        await training.With(Csv(row => valid.Contains(row) ? "0,1" : row % 2 == 0 ? "1,0" : "0,0")).RunAsync();

        ModelFile.ReadDescription(training.ModelPath).Classes.Should().Equal("bad", "good", "other");
        training.Progress.Epochs.Should().OnlyContain(epoch => double.IsFinite(epoch.ValidLoss));
    }

    [Fact]
    public async Task A_row_of_two_exclusive_labels_is_named_by_its_line_before_any_training()
    {
        using var training = Training(Multiclass).With(Csv(row => row == 7 ? "1,1" : "1,0"));

        var run = () => training.RunAsync();

        (await run.Should().ThrowAsync<FaultException>()).Which.Message.Should().Be(
            $"{training.BucketPath}/pretrained/fr/labelled_dataset.csv:9: the row has the labels \"good\", \"bad\". "
            + "Keep one of them, or choose the task multilabel.");
        training.Progress.Stages.Should().BeEmpty();
    }

    [Fact]
    public async Task A_label_named_as_an_average_is_refused_before_the_data_set_is_read()
    {
        using var training = Training(settings => settings.With(dataset: it => it with { Labels = ["good", "macro avg"] }));

        var run = () => training.RunAsync();

        (await run.Should().ThrowAsync<FaultException>()).Which.Message.Should().Be(
            "--label-list: the scores file has a \"macro avg\" of its own. Name the label otherwise.");
    }

    [Fact]
    public async Task A_column_called_text_changes_nothing_where_another_holds_the_texts()
    {
        using var alone = Training(settings => settings.With(dataset: it => it with { TextColumn = "body" }));
        using var beside = Training(settings => settings.With(dataset: it => it with { TextColumn = "body" }));
        var csv = TinyTraining.OneHot(Rows).Replace("text,good", "body,good");

        await alone.With(csv).RunAsync();
        await beside.With("text," + csv.TrimEnd('\n').Replace("\n", "\nnoise,")).RunAsync();

        ModelFiles.Weights(beside.ModelPath).Should().Equal(ModelFiles.Weights(alone.ModelPath));
        File.ReadAllBytes(beside.ScoresPath).Should().Equal(File.ReadAllBytes(alone.ScoresPath));
    }

    private static void ShouldAddUpToOne(TinyTraining training)
    {
        using var classifier = training.Load();
        classifier.Predict(Texts, batchSize: 2).Should().OnlyContain(row => Math.Abs(row.Sum() - 1) < 1e-5);
    }

    private static string Csv(Func<int, string> labels)
    {
        var csv = new StringBuilder("text,good,bad\n");
        for (var row = 0; row < Rows; row++)
            csv.Append($"a day of number {row},{labels(row)}\n");
        return csv.ToString();
    }

    private static TrainerSettings Multiclass(TrainerSettings settings) => settings with { Task = ClassificationTask.Multiclass };

    private static TinyTraining Training(Func<TrainerSettings, TrainerSettings> change)
    {
        using var tiny = new TinyTraining();
        return new() { Settings = change(tiny.Settings) };
    }
}
