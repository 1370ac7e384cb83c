using Pipelines.Loading;
using Settings;

namespace Pipelines.Tests;

/// <summary>The pipelines by which the quality of models is measured.</summary>
public sealed class QualityPipelinesTests
{
    public static TheoryData<string> Names =>
        new(Directory.GetFiles(Repository.PathOf("benchmarks", "Quality"), "*.yaml").Select(path => Path.GetFileNameWithoutExtension(path)));

    [Fact]
    public void There_is_one_for_each_language() =>
        Names.Select(name => Load(name, "corpora").Language).Should().BeEquivalentTo(Enum.GetValues<Language>());

    [Theory]
    [MemberData(nameof(Names))]
    public void They_train_from_scratch_on_this_machine_with_the_recipe_of_their_language(string name)
    {
        var settings = Load(name, "corpora");
        var language = $"{settings.Language}".ToLowerInvariant();
        var shared = new[] { "english", "french", "korean", "japanese", "chinese" }
            .Select(pipeline => Load("pipelines", pipeline, "corpora")).Single(pipeline => pipeline.Language == settings.Language);

        settings.Pretrained.Source.Should().Be("none");
        settings.Submit.Service.Should().Be(SubmitService.Local);
        settings.Image.Should().BeNull();
        settings.Dataset.Path.Should().StartWith($"corpora/{language}/");
        (Recipe(settings), settings.Model, settings.Vocabulary, settings.Pretrained.Direction)
            .Should().Be((Recipe(shared), shared.Model, shared.Vocabulary, shared.Pretrained.Direction));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void They_name_the_labels_of_the_corpus(string name)
    {
        var corpora = SharedFiles.Require("data");
        var dataset = Load(name, corpora).Dataset;

        File.ReadLines(dataset.Path).First().Split(',').Should().Equal(["text", .. dataset.Labels]);
    }

    /// <summary>The settings that do not go by the number of rows.</summary>
    private static TrainingSettings Recipe(PipelineSettings settings) =>
        settings.Training with { Epochs = 1, LanguageModelEpochs = null, BatchSize = 2 };

    private static PipelineSettings Load(string name, string corpora) => Load(Path.Combine("benchmarks", "Quality"), name, corpora);

    private static PipelineSettings Load(string folder, string name, string corpora) => PipelineFile.Load(
        Repository.PathOf(folder, $"{name}.yaml"), [], variable => Environment(corpora).GetValueOrDefault(variable), Repository.Root);

    private static Dictionary<string, string> Environment(string corpora) => new()
    {
        ["CORPORA"] = corpora,
        ["PROJECT_ID"] = "my-project",
        ["REGION"] = "us-central1",
        ["BUCKET_NAME"] = "my-bucket",
    };
}
