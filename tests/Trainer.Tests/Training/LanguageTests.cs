using Datasets;
using Datasets.Rows;
using Settings;
using Settings.Declarations;
using Text;

namespace Trainer.Tests.Training;

public sealed class LanguageTests
{
    [Theory]
    [InlineData(Language.En, "goemotions.sample.csv", 200)]
    [InlineData(Language.Fr, "xed_fr.sample.csv", 120)]
    [InlineData(Language.Ko, "kote_valtest.sample.csv", 120)]
    [InlineData(Language.Ja, "chabsa_category.sample.csv", 120)]
    [InlineData(Language.Zh, "crosswoz_acts.sample.csv", 120)]
    public async Task A_real_data_set_trains_and_scores(Language language, string file, int rows)
    {
        var csv = File.ReadAllText(SharedFiles.Require("data", Spelling.Of(language), file));
        var labels = csv[..csv.IndexOf('\n')].TrimEnd('\r').Split(',')[1..];
        using var tiny = new TinyTraining();
        using var training = new TinyTraining
        {
            Settings = tiny.Settings.With(
                dataset: it => it with { Labels = labels },
                model: it => it with { Bptt = 72 },
                training: it => it with { BatchSize = 16 }) with
            {
                Language = language,
                MaxRows = rows,
            },
        };

        var scores = await training.With(csv).RunAsync();

        scores.Labels.Select(label => label.Label).Should().Equal(labels);
        scores.Labels.Sum(label => label.Model.Support).Should().BePositive();
        using var classifier = training.Load();
        var options = new DatasetOptions { Path = SharedFiles.Require("data", Spelling.Of(language), file), Labels = labels };
        var texts = DatasetReader.Read(options).Take(5).Select(row => row.Text).ToArray();
        classifier.Predict(texts, batchSize: 2).Should().HaveCount(5).And.OnlyContain(row => row.All(p => p > 0 && p < 1));
    }

    [Fact]
    public async Task Subwords_are_learnt_from_the_training_texts_and_kept_in_the_model()
    {
        using var tiny = new TinyTraining();
        using var training = new TinyTraining { Settings = tiny.Settings.With(vocabulary: it => it with { Subwords = 60 }) };

        await training.With(TinyTraining.OneHot(40)).RunAsync();

        training.Log.ToString().Should().Contain("60 subwords learned from 30 texts");
        File.ReadAllText(training.CardPath).Should().Contain("ULMFiT, from scratch, on subwords learned from the training texts.");
        using var classifier = training.Load();
        classifier.Tokenizer.Should().BeOfType<SentencePieceTokenizer>();
        classifier.Tokenizer.Tokenize("a fine day, an unheard-of finery")
            .Should().StartWith(["▁xxbos", "▁a", "▁", "fine", "▁day", ","]).And.HaveCountGreaterThan(8);
        classifier.Predict(["a fine day"], batchSize: 1).Should().ContainSingle().Which.Should().OnlyContain(p => p > 0 && p < 1);
    }

    [Fact]
    public async Task Without_being_asked_for_words_stay_whole()
    {
        using var training = new TinyTraining();

        await training.With(TinyTraining.OneHot(40)).RunAsync();

        training.Log.ToString().Should().NotContain("subwords");
        using var classifier = training.Load();
        classifier.Tokenizer.Should().BeOfType<UnicodeWordTokenizer>();
    }
}
