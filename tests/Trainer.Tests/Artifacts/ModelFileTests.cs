using System.Text.Json.Nodes;
using Faults;
using Scoring;
using Settings;
using Trainer.Artifacts;
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
        description.Settings.Should().Be(TinyClassifier.Settings);
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
        var path = TinyClassifier.WriteTo(_folder, TinyClassifier.Settings.With(training: it => it with { PredictionThreshold = 0.45 }));
        ModelFiles.Change(path, "model.json", json =>
        {
            var description = JsonNode.Parse(json)!.AsObject();
            description["formatVersion"] = 2;
            foreach (var name in new[] { "decision", "data" })
                description.Remove(name);
            foreach (var name in new[] { "calibration", "positiveWeights" })
                description["settings"]!.AsObject().Remove(name);
            return description.ToJsonString();
        });
        using var written = TinyClassifier.Create();

        var (loaded, _) = ModelFile.Load(path);
        using var _ = loaded;

        loaded.Rule.Should().BeEquivalentTo(new DecisionRule([0.45f, 0.45f], []));
        loaded.Predict(["one two"], 1).Should().BeEquivalentTo(written.Predict(["one two"], 1));
    }

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
}
