using System.Text.Json;
using EndToEnd.Tests.Running;

namespace EndToEnd.Tests;

/// <summary>The pipelines of the repository, each from a small pretrained language model in the tutorial's layout, on real data.</summary>
public sealed class LanguagePipelineTests(RealPyTorch pyTorch) : IClassFixture<RealPyTorch>
{
    private const int Texts = 400, VocabularySize = 1_500;

    private static readonly string[] SpecialTokens =
        ["xxunk", "xxpad", "xxbos", "xxeos", "xxfld", "xxrep", "xxwrep", "xxup", "xxmaj"];

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
        var tokens = WriteVocabulary(workshop, language, csv, sentencePiece);
        foreach (var each in direction == "both" ? ["forward", "backward"] : new[] { direction })
            WriteLanguageModel(workshop, each, tokens, layers);

        var result = workshop.MustRun("--target=Submit");

        var model = $"{workshop.BucketPath}/models/{workshop.Name}.model.zip";
        result.OutputOf("StageData").Should().Contain($"StageData: pretrained/{language}/{(direction == "both" ? "forward" : direction)}/weights.pth, ");
        result.OutputOf("Submit").Should().MatchRegex($"pretrained {(direction == "both" ? "backward" : direction)}: [0-9,]+ of [0-9,]+ tokens are known")
            .And.Contain($"Submit: the model is {model}");
        using var description = JsonDocument.Parse(Workshop.RunTrainer("", "inspect", model));
        var networks = description.RootElement.GetProperty("networks").EnumerateArray().ToArray();
        networks.Select(network => network.GetProperty("direction").GetString())
            .Should().Equal(direction == "both" ? ["forward", "backward"] : [direction]);
        networks.Should().OnlyContain(network =>
            network.GetProperty("encoder").GetProperty("architecture").GetString() == (layers == "lstm" ? "awdLstm" : "awdQrnn"));
        Workshop.RunTrainer(FirstTexts(csv, 3), "predict", "--model", model).Split('\n', StringSplitOptions.RemoveEmptyEntries)
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
        dataset: { path: {{csv}}, labels: {{Labels(csv)}} }
        pretrained: { source: {{workshop.Folder}}/pretrained, direction: {{direction}} }
        training: { epochs: 1, threads: 2, batchSize: 32 }
        smokeTest: { epochs: 4 }
        storage: { bucket: {{workshop.BucketPath}} }
        """;

    private static string Labels(string csv) =>
        JsonSerializer.Serialize(File.ReadLines(csv).First().Split(',')[1..]);

    private static string FirstTexts(string csv, int count) =>
        string.Concat(File.ReadLines(csv).Skip(1).Where(line => !line.StartsWith('"')).Take(count).Select(line => line.Split(',')[0] + "\n"));

    /// <returns>The path of a file of the most frequent tokens of some texts, a line each, as a vocabulary has them.</returns>
    private static string WriteVocabulary(Workshop workshop, string language, string csv, string? sentencePiece)
    {
        string[] arguments = ["tokenize", $"--lang={language}"];
        if (sentencePiece is not null)
        {
            var model = Path.Combine(workshop.Folder, "pretrained", "spm", "spm.model");
            Directory.CreateDirectory(Path.GetDirectoryName(model)!);
            File.Copy(SharedFiles.Require("spm", $"{sentencePiece}.model"), model);
            arguments = [.. arguments, $"--sp-model={model}"];
        }

        workshop.MustRun("--target=PublishTrainer");
        var tokens = Workshop.RunTrainer(FirstTexts(csv, Texts), arguments).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(line => JsonDocument.Parse(line).RootElement.GetProperty("tokens").EnumerateArray().Select(token => token.GetString()!))
            .CountBy(token => token).OrderByDescending(pair => pair.Value).Select(pair => pair.Key)
            .Except(SpecialTokens).Take(VocabularySize);
        var path = Path.Combine(workshop.Folder, "tokens.txt");
        File.WriteAllText(path, string.Concat(SpecialTokens.Concat(tokens).Select(token => token + "\n")));
        return path;
    }

    private void WriteLanguageModel(Workshop workshop, string direction, string tokens, string layers) => pyTorch.RunScript(
        "EndToEnd.Tests/Running/tiny_language_model.py",
        Path.Combine(workshop.Folder, "pretrained", direction), tokens, layers);
}
