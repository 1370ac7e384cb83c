using Pipelines.Loading;
using Settings;
using Settings.Declarations;

namespace Pipelines.Tests;

public sealed class DefinitionTests : IDisposable
{
    private readonly PipelineFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Paths => new(PipelineSections.Root.AllSettings.Select(setting => setting.Path));

    [Theory]
    [MemberData(nameof(Paths))]
    public void What_a_mistake_suggests_is_itself_accepted(string path)
    {
        var setting = PipelineSections.Root.AllSettings.Single(setting => setting.Path == path);
        var sample = setting.Sample()[(setting.Name.Length + 2)..];
        // What the setting needs beside it.
        string[] beside = path switch
        {
            "submit.acceleratorType" => ["submit.acceleratorCount=1"],
            "submit.acceleratorCount" => ["submit.acceleratorType=NVIDIA_TESLA_T4"],
            "submit.tensorboard" => ["submit.serviceAccount=a@b", "submit.baseOutputDirectory=gs://my-bucket"],
            "submit.scheduling.maxWaitDuration" => ["submit.scheduling.strategy=FLEX_START"],
            "notify.tokenVariable" => ["notify.webhookVariable=HOOK"],
            _ when path.StartsWith("image.", StringComparison.Ordinal) => ["image.uri=trainer"],
            _ => [],
        };

        _folder.LoadText("", [.. beside, $"{path}={sample}"]).Should().NotBeNull();
    }

    [Theory]
    [InlineData("epohcs", "epochs")]
    [InlineData("batch_size", "batchSize")]
    [InlineData("DROP-MULT", "dropMult")]
    [InlineData("lang", "language")]
    [InlineData("momentum", null)]
    [InlineData("", null)]
    public void The_nearest_word_forgives_typing_errors_only(string word, string? nearest) =>
        Nearest.To(word, ["language", "epochs", "batchSize", "dropMult"]).Should().Be(nearest);

    [Fact]
    public void Words_are_spelled_as_in_the_file()
    {
        Spelling.Of(MonitoredMetric.ValidLoss).Should().Be("valid_loss");
        Spelling.Of(SubmitService.VertexAi).Should().Be("vertexAi");
        Spelling.Of(SchedulingStrategy.FlexStart).Should().Be("FLEX_START");
        Spelling.Of(Architecture.AwdLstm).Should().Be("awdLstm");
    }
}
