using Build.Several;
using Faults;

namespace Build.Tests.Several;

public sealed class PipelineSetTests : IDisposable
{
    private readonly Checkout _checkout = new Checkout().With("french", "korean", "quickstart");

    public void Dispose() => _checkout.Dispose();

    [Theory]
    [InlineData("french,korean", "french", "korean")]
    [InlineData(" korean , french ,", "korean", "french")]
    [InlineData("all", "french", "korean", "quickstart")]
    public void Several_pipelines_are_named_in_a_list_or_as_all(string pipeline, params string[] names)
    {
        _checkout.WriteFile("pipelines/common.yaml", "training: { epochs: 1 }\n");

        var given = _checkout.Files.SeveralOf(pipeline);

        given.Should().Equal(names);
        PipelineSet.Load(_checkout.Files, given!, ["training.epochs=3"]).Should()
            .OnlyContain(chosen => chosen.Settings.Name == chosen.Given && chosen.Settings.Training.Epochs == 3);
    }

    [Theory]
    [InlineData("french")]
    [InlineData("my,own.yaml")]
    public void One_pipeline_is_no_list_even_where_its_file_has_a_comma(string pipeline)
    {
        _checkout.WriteFile("my,own.yaml", "language: en\n");

        _checkout.Files.SeveralOf(pipeline).Should().BeNull();
    }

    [Fact]
    public void The_mistakes_of_all_files_are_named_and_those_of_a_common_one_once()
    {
        _checkout.WriteFile("pipelines/common.yaml", "training: { epochs: eight }\n");
        _checkout.Write("french", "extends: common.yaml");
        _checkout.Write("korean", "extends: common.yaml\nsplit: { test: 2 }");

        Refused("french", "korean", "japanese").Should().Be(
            """
            pipelines/common.yaml:1:21: training.epochs: expected a whole number, got "eight". Try: epochs: 8
              | training: { epochs: eight }
              |                     ^
            pipelines/korean.yaml:5:16: split.test: expected a number above 0 and below 1, got 2. Try: test: 0.25
              | split: { test: 2 }
              |                ^
            --pipeline=japanese: there is no pipeline of that name in ROOT/pipelines. Known pipelines: french, korean, quickstart.
            """);
    }

    [Fact]
    public void Two_pipelines_of_one_name_are_refused()
    {
        _checkout.WriteFile("other/french.yaml", "language: en\ndataset: { path: a.csv, labels: [a] }\n");

        Refused("french", "korean", "other/french.yaml").Should().Be(
            "--pipeline: french and other/french.yaml are both called french, so their artifacts would overwrite each other. "
            + "Leave one out, or rename its file.");
        Refused("french", "french").Should().StartWith("--pipeline: french and french are both called french");
    }

    [Fact]
    public void Two_pipelines_that_would_write_one_model_are_refused()
    {
        foreach (var name in new[] { "french", "korean" })
            _checkout.WriteFile($"pipelines/{name}.yaml", "language: en\ndataset: { path: a.csv, labels: [a] }\nstorage: { modelFilename: m.zip, bucket: gs://my-bucket }\n");

        Refused("french", "quickstart", "korean").Should().Be(
            "--pipeline: the models of french and korean would both be gs://my-bucket/models/m.zip. "
            + "Give one of them another storage.modelDir or storage.modelFilename.");
    }

    [Fact]
    public void A_list_of_nothing_is_refused() =>
        Refused([.. _checkout.Files.SeveralOf(" , ")!]).Should().Be("--pipeline: names no pipeline. Try: --pipeline=quickstart");

    private string Refused(params string[] given)
    {
        var load = () => PipelineSet.Load(_checkout.Files, given, []);
        var fault = load.Should().Throw<FaultException>().Which;
        fault.Kind.Should().Be(FaultKind.Settings);
        return _checkout.Neutral(fault.Message);
    }
}
