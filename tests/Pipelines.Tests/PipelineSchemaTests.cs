using NJsonSchema;
using Pipelines.Describing;
using YamlDotNet.Serialization;

namespace Pipelines.Tests;

public sealed class PipelineSchemaTests
{
    // What a JSON Schema cannot see: the text itself, other files, the environment, and rules between settings.
    private static readonly string[] BeyondASchema =
    [
        "accelerator-count-alone", "accelerators", "ai-platform-custom", "ai-platform-lacks", "ai-platform-needs", "all", "bad name",
        "control-character", "decisions", "duplicate-key", "english-model-for-french", "extends-circular", "extends-itself", "key-is-a-list", "missing-labels",
        "missing-required", "not-utf-8", "notify-nobody", "notify-token-alone", "notify-twice", "other-label-holds-the-delimiter",
        "positive-weights-of-one-label", "regions", "variables", "vertex-ai-needs",
    ];

    [Fact]
    public void The_schema_beside_the_pipelines_is_up_to_date() =>
        Snapshot.Match(PipelineSchema.ToJson(), "../pipelines/pipeline.schema.json");

    public static TheoryData<string> GoodFiles =>
        new(Directory.GetFiles(Repository.PathOf("pipelines"), "*.y*ml")
            .Concat(Directory.GetFiles(Repository.PathOf("tests", "Pipelines.Tests", "Whole"), "*.yaml"))
            .Select(file => Path.GetRelativePath(Repository.Root, file)));

    [Theory]
    [MemberData(nameof(GoodFiles))]
    public async Task It_accepts_every_good_file(string file) =>
        (await MistakesIn(File.ReadAllText(Repository.PathOf(file)))).Should().BeEmpty();

    [Theory]
    [InlineData("training: { epochs: \"${EPOCHS}\", dropMult: \"${D:-0.3}\" }\nreport:\n  includeTexts: ${TEXTS}\nlanguage: ${LANGUAGE}")]
    [InlineData("extends: [a.yaml, b.yaml]\ndataset: { labels: [1, true, x] }\nimage:\ntraining: { threads: }")]
    [InlineData("training: { predictionThreshold: auto }\nsubmit: { labels: { a: 1, b: \"${B}\" }, env: }")]
    public async Task It_accepts_what_the_loader_accepts(string yaml) => (await MistakesIn(yaml)).Should().BeEmpty();

    public static TheoryData<string> BrokenFiles =>
        new(BrokenFileTests.Files.Select(row => row.Data).Where(name => !BeyondASchema.Contains(name) && IsYaml(name)));

    [Theory]
    [MemberData(nameof(BrokenFiles))]
    public async Task It_refuses_a_broken_file(string name) => (await MistakesIn(Broken(name))).Should().NotBeEmpty();

    private static async Task<IReadOnlyCollection<string>> MistakesIn(string yaml)
    {
        var schema = await JsonSchema.FromJsonAsync(File.ReadAllText(Repository.PathOf("pipelines", "pipeline.schema.json")));
        return [.. schema.Validate(ToJson(yaml)).Select(mistake => mistake.ToString())];
    }

    private static string Broken(string name) => File.ReadAllText(Repository.PathOf("tests", "Pipelines.Tests", "Broken", name + ".yaml"));

    private static bool IsYaml(string name)
    {
        try
        {
            return ToJson(Broken(name)) != "null";
        }
        catch (Exception e) when (e is YamlDotNet.Core.YamlException or InvalidOperationException)
        {
            return false;
        }
    }

    private static string ToJson(string yaml)
    {
        var tree = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize<object>(yaml);
        return new SerializerBuilder().JsonCompatible().Build().Serialize(tree);
    }
}
