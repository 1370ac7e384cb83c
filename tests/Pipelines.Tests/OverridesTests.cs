namespace Pipelines.Tests;

public sealed class OverridesTests : IDisposable
{
    private readonly PipelineFolder _folder = new();

    public OverridesTests() => _folder.Write("main.yaml", PipelineFolder.Minimal + "training: { epochs: 3, batchSize: 32 }\n");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_override_wins_over_the_file_and_the_last_over_the_others() =>
        _folder.Load("main.yaml", "training.epochs=4", "training.epochs=5", "split.seed=1")
            .Should().BeEquivalentTo(new { Training = new { Epochs = 5, BatchSize = 32 }, Split = new { Seed = 1u } });

    [Fact]
    public void Lists_and_maps_are_written_in_flow_style()
    {
        var settings = _folder.Load(
            "main.yaml", "dataset.labels=[a, 'b c']", "training={ epochs: 1 }", "submit.env={ A: x }", "submit.env.B=y");

        settings.Dataset.Labels.Should().Equal("a", "b c");
        settings.Training.Should().BeEquivalentTo(new { Epochs = 1, BatchSize = 32 });
        settings.Submit.Env.Should().Equal(new Dictionary<string, string> { ["A"] = "x", ["B"] = "y" });
    }

    [Theory]
    [InlineData("a: b # c")]
    [InlineData("x=y")]
    [InlineData("@|>*&!%")]
    [InlineData("two\nlines")]
    public void Other_values_are_taken_to_the_letter(string text) =>
        _folder.Load("main.yaml", "description=" + text).Description.Should().Be(text);

    [Fact]
    public void A_delimiter_needs_no_quotes() =>
        _folder.Load("main.yaml", "dataset.labelDelimiter=;").Dataset.LabelDelimiter.Should().Be(";");

    [Fact]
    public void An_empty_value_unsets_an_optional_setting()
    {
        _folder.Write("image.yaml", PipelineFolder.Minimal + "image: { uri: trainer }\n");

        _folder.Load("image.yaml", "image=").Image.Should().BeNull();
    }

    [Fact]
    public void Variables_are_filled_in()
    {
        _folder.Environment["EPOCHS"] = "6";

        _folder.Load("main.yaml", "training.epochs=${EPOCHS}").Training.Epochs.Should().Be(6);
    }

    [Theory]
    [InlineData("training.epohcs=1", "--set:1:10: training.epohcs: unknown key. Did you mean epochs?")]
    [InlineData("epochs=1", "--set:1:1: epochs: unknown key. It belongs under training or under smokeTest")]
    [InlineData("training.epochs=one", "--set:1:17: training.epochs: expected a whole number, got \"one\". Try: epochs: 8")]
    [InlineData("training.epochs=", "--set:1:10: training.epochs: expected a whole number, got nothing. Try: epochs: 8")]
    [InlineData("training.epochs.more=1", "--set:1:17: training.epochs: expected a whole number, got a map. Try: epochs: 8")]
    [InlineData("dataset.labels=[a, other]",
        "--set:1:20: dataset.labels: \"other\" is also otherLabel, the label of texts without one. Choose another otherLabel")]
    [InlineData("training.epochs", "--set:1:1: expected key.path=value, got \"training.epochs\". Try: --set training.epochs=1")]
    [InlineData("=1", "--set:1:1: expected key.path=value, got \"=1\". Try: --set training.epochs=1")]
    [InlineData("training..epochs=1", "--set:1:1: expected key.path=value, got \"training..epochs=1\". Try: --set training.epochs=1")]
    [InlineData("image.torch=cpu",
        "--set:1:1: image.uri: missing, and no submit.project and submit.region to make a name of. Try: uri: trainer:latest")]
    [InlineData("dataset.labels=[a, b", "--set:1:20: not valid YAML: while parsing a flow sequence, did not find expected ',' or ']'. "
        + "Check the indentation, colons, quotes and brackets here and in the line above")]
    public void A_mistake_points_into_the_override(string text, string mistake) =>
        _folder.MistakesOf("main.yaml", text).Should().Equal(mistake);

    [Fact]
    public void The_line_of_a_mistake_says_which_override_it_is()
    {
        var load = () => _folder.Load("main.yaml", "training.epochs=2", "training.batchSize=[1]");

        load.Should().Throw<PipelineFileException>().WithMessage("""
            --set:2:20: training.batchSize: expected a whole number, got a list. Try: batchSize: 16
              | training.batchSize=[1]
              |                    ^
            """);
    }

    [Fact]
    public void Mistakes_of_the_file_and_of_overrides_are_told_together()
    {
        _folder.Write("bad.yaml", PipelineFolder.Minimal + "trainig: 1\n");

        _folder.MistakesOf("bad.yaml", "split.test=2").Should().Equal(
            "bad.yaml:3:1: trainig: unknown key. Did you mean training?",
            "--set:1:12: split.test: expected a number above 0 and below 1, got 2. Try: test: 0.25");
    }
}
