using System.Text.Json;
using EndToEnd.Tests.Running;

namespace EndToEnd.Tests;

/// <summary>The pipelines of the repository, each from a small pretrained language model in the tutorial's layout, on real data.</summary>
public sealed class LanguagePipelineTests(RealPyTorch pyTorch) : IClassFixture<RealPyTorch>
{
    [Theory]
    [InlineData("english", "en", "goemotions", null, "lstm", "forward")]
    [InlineData("french", "fr", "xed_fr", "fr_unigram_fastai", "unnamed", "both")]
    [InlineData("korean", "ko", "kote_valtest", "ko_bpe", "qrnn", "backward")]
    [InlineData("japanese", "ja", "chabsa_category", "ja_unigram_nfkc", "qrnn", "forward")]
    [InlineData("chinese", "zh", "crosswoz_acts", "zh_bpe_bytefallback", "lstm", "backward")]
    public void A_pipeline_trains_from_a_pretrained_language_model(
        string pipeline, string language, string data, string? sentencePiece, string layers, string direction)
    {
        var csv = SharedFiles.Require("data", language, $"{data}.sample.csv");
        using var workshop = new Workshop(workshop => Pipeline(workshop, pipeline, csv, direction));
        var tiny = new TinyLanguageModel(pyTorch, Path.Combine(workshop.Folder, "pretrained"));
        tiny.Write(language, csv, sentencePiece, direction == "both" ? ["forward", "backward"] : [direction], layers);

        var result = workshop.MustRun("--target=Submit");

        var model = $"{workshop.BucketPath}/models/{workshop.Name}.model.zip";
        result.OutputOf("StageData").Should().Contain($"StageData: copied pretrained/{language}/{(direction == "both" ? "forward" : direction)}/weights.pth, ");
        result.OutputOf("Submit").Should().MatchRegex($"pretrained {(direction == "both" ? "backward" : direction)}: [0-9,]+ of [0-9,]+ tokens are in its vocabulary of [0-9,]+")
            .And.Contain($"Submit: the model is {model}");
        using var description = JsonDocument.Parse(Workshop.RunTrainer("", "inspect", model));
        var networks = description.RootElement.GetProperty("networks").EnumerateArray().ToArray();
        networks.Select(network => network.GetProperty("direction").GetString())
            .Should().Equal(direction == "both" ? ["forward", "backward"] : [direction]);
        networks.Should().OnlyContain(network =>
            network.GetProperty("encoder").GetProperty("architecture").GetString() == (layers == "lstm" ? "awdLstm" : "awdQrnn"));
        Workshop.RunTrainer(TinyLanguageModel.FirstTexts(csv, 3), "predict", "--model", model).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Should().HaveCount(3);
    }

    [Fact]
    public void What_a_pretrained_folder_lacks_is_named_before_anything_runs_long()
    {
        var csv = SharedFiles.Require("data", "fr", "xed_fr.sample.csv");
        using var workshop = new Workshop(workshop => Pipeline(workshop, "french", csv, "both"));
        Directory.CreateDirectory(Path.Combine(workshop.Folder, "pretrained", "forward"));
        File.WriteAllText(Path.Combine(workshop.Folder, "pretrained", "forward", "weights.pth"), "");

        var result = workshop.Run("--target=StageData");

        result.ExitCode.Should().Be(3);
        result.Errors.Should().Contain(
            $"pretrained.source: {workshop.Folder}/pretrained lacks forward/vocab.pkl, forward/config.json, backward/weights.pth, "
            + "backward/vocab.pkl, backward/config.json, spm/spm.model. Put the files there, or train from scratch with source: none.");
    }

    private static string Pipeline(Workshop workshop, string pipeline, string csv, string direction) => $$"""
        extends: ["{{Repository.PathOf("pipelines", pipeline + ".yaml")}}", "{{Repository.PathOf("pipelines", "local.yaml")}}"]
        dataset: { path: {{csv}}, labels: {{TinyLanguageModel.Labels(csv)}} }
        pretrained: { source: {{workshop.Folder}}/pretrained, direction: {{direction}} }
        training: { epochs: 1, threads: 2, batchSize: 32 }
        smokeTest: { epochs: 4 }
        storage: { bucket: {{workshop.BucketPath}} }
        """;
}
