using System.Text.Json.Nodes;
using Faults;
using Scoring;
using Settings;
using Trainer.Artifacts;
using Trainer.Configuration;
using Trainer.Tests.Training;

namespace Trainer.Tests.Artifacts;

public sealed class ModelFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_loaded_model_predicts_as_the_one_that_was_written()
    {
        var path = TinyClassifier.WriteTo(_folder);
        using var written = TinyClassifier.Create();

        var (loaded, description) = ModelFile.Load(path);
        using var _ = loaded;

        loaded.Predict(["one two", "six"], 2).Should().BeEquivalentTo(written.Predict(["one two", "six"], 2));
        loaded.Vocabulary.Tokens.Should().Equal(written.Vocabulary.Tokens);
        description.Settings.Should().BeEquivalentTo(TinyClassifier.Settings.With(storage: it => it with { Bucket = new StorageSettings().Bucket }));
    }

    [Fact]
    public void A_quasi_recurrent_model_is_loaded_as_one()
    {
        var settings = TinyClassifier.Settings.With(model: it => it with { Architecture = Architecture.AwdQrnn });
        using var written = TinyClassifier.Create(settings);

        var (loaded, _) = ModelFile.Load(TinyClassifier.WriteTo(_folder, settings));
        using var _ = loaded;

        loaded.Networks[0].Network.StateDict().Keys.Should().Contain("0.module.rnns.0.layers.0.linear.weight_raw");
        loaded.Predict(["one two", "six"], 2).Should().BeEquivalentTo(written.Predict(["one two", "six"], 2));
    }

    [Fact]
    public void A_loaded_backward_model_still_reads_backward()
    {
        var settings = TinyClassifier.Settings.With(pretrained: it => it with { Direction = Direction.Backward });
        using var written = TinyClassifier.Create(settings);

        var (loaded, _) = ModelFile.Load(TinyClassifier.WriteTo(_folder, settings));
        using var _ = loaded;

        loaded.Predict(["one two three"], 1).Should().BeEquivalentTo(written.Predict(["one two three"], 1));
        using var forward = TinyClassifier.Create();
        loaded.Predict(["one two three"], 1).Should().NotBeEquivalentTo(forward.Predict(["one two three"], 1));
    }

    [Fact]
    public void A_model_is_loaded_onto_the_device_asked_for()
    {
        var (loaded, _) = ModelFile.Load(TinyClassifier.WriteTo(_folder), TorchSharp.torch.META);
        using var _ = loaded;

        loaded.Networks[0].Network.StateDict().Values.Should().OnlyContain(weight => weight.is_meta);
    }

    [Fact]
    public void A_loaded_model_decides_as_the_one_that_was_written()
    {
        var rule = new DecisionRule([0.25f, float.BitIncrement(0.5f)], [1.5, 0.75, 2]);

        var (loaded, description) = ModelFile.Load(TinyClassifier.WriteTo(_folder, TinyClassifier.Settings.With(training: it => it with { PredictionThreshold = null }), rule));
        using var _ = loaded;

        loaded.Rule.Should().BeEquivalentTo(rule, options => options.WithStrictOrdering());
        description.Settings.Training.PredictionThreshold.Should().BeNull();
        loaded.Decide([0.6f, float.BitIncrement(0.25f), 0.5f]).Labels.Should().Equal(loaded.Classes.Labels);
        loaded.Decide([0.5f, 0.25f, 0.5f]).Labels.Should().BeEmpty();
    }

    [Fact]
    public void A_model_of_the_version_before_decides_by_its_one_threshold()
    {
        var path = CopyOfVersion3();
        var (newer, _) = ModelFile.Load(path);
        using var _1 = newer;
        newer.Rule = newer.Rule with { Temperatures = [] };
        ModelFiles.Change(path, "model.json", json =>
        {
            var description = JsonNode.Parse(json)!.AsObject();
            description["formatVersion"] = 2;
            foreach (var name in new[] { "decision", "data" })
                description.Remove(name);
            var settings = description["settings"]!.AsObject();
            settings["predictionThreshold"] = 0.45;
            foreach (var name in new[] { "calibration", "positiveWeights" })
                settings.Remove(name);
            return description.ToJsonString();
        });

        var (loaded, _) = ModelFile.Load(path);
        using var _2 = loaded;

        loaded.Rule.Should().BeEquivalentTo(new DecisionRule([0.45f, 0.45f], []));
        loaded.Predict(["bon plaisir"], 1).Should().BeEquivalentTo(newer.Predict(["bon plaisir"], 1));
    }

    [Fact]
    public void A_model_whose_settings_have_no_sections_predicts_as_the_program_that_wrote_it()
    {
        var (loaded, description) = ModelFile.Load(CopyOfVersion3());
        using var _ = loaded;

        description.Settings.Should().BeEquivalentTo(new TrainerSettings
        {
            Language = Language.Fr,
            Dataset = new() { Labels = ["good", "bad"] },
            Pretrained = new() { Source = LanguageModelSource.None, Direction = Direction.Both },
            Model = new() { EmbeddingSize = 6, HiddenSize = 8, Layers = 2, Bptt = 8 },
            Vocabulary = new() { MinFrequency = 1 },
            Training = new() { Epochs = 6, BatchSize = 8, PredictionThreshold = null, Threads = 1 },
        }.With(storage: it => it with { Bucket = new StorageSettings().Bucket }));
        var answers = loaded.Predict(["bon plaisir", "mauvais ennui ici", "une table"], 1);
        answers.Zip([[0.000286, 0.120276, 0.894156], [0.964731, 0.01267, 0.599937], [5.7e-05, 0.094041, 0.928735]], (float[] answer, double[] before) =>
            answer.Zip(before, (now, then) => Math.Abs(now - then)).Max()).Should().OnlyContain(difference => difference < 1e-5);
        answers.Select(answer => loaded.Decide(answer).Labels).Should().BeEquivalentTo(new[] { Array.Empty<string>(), ["bad"], [] });
    }

    [Theory]
    [InlineData("{}", "it has no settings.")]
    [InlineData("""{ "settings": { "labelList": "a,b" } }""", "its settings have no labels.")]
    public void Settings_without_sections_need_labels(string description, string problem) =>
        FluentActions.Invoking(() => FlatSettings.ToSections(JsonNode.Parse(description)!.AsObject()))
            .Should().Throw<InvalidDataException>().WithMessage(problem);

    [Fact]
    public void The_description_says_all_about_the_model_but_where_it_was_made()
    {
        var path = TinyClassifier.WriteTo(_folder, TinyClassifier.Settings.With(storage: it => it with { Bucket = "/home/someone/bucket" }));

        ModelFiles.Entries(path).Should().Equal("model.json", "vocab.json", "README.md", "forward/weights.pth");
        Snapshot.Match(ModelFiles.Text(path, "model.json"), "Trainer.Tests/Snapshots/model.json");
        Snapshot.Match(ModelFiles.Text(path, "README.md"), "Trainer.Tests/Snapshots/model-card.md");
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var load = () => ModelFile.Load("nowhere/model.zip");

        load.Should().Throw<FaultException>().WithMessage("nowhere/model.zip: there is no such model file. Check the path.")
            .Which.ExitCode.Should().Be(3);
    }

    private string CopyOfVersion3()
    {
        var path = _folder.PathOf("version-3.model.zip");
        File.Copy(Golden.Copy("models/version-3.model.zip"), path);
        return path;
    }
}
