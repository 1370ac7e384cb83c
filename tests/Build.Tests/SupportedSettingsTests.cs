using Faults;
using Pipelines;

namespace Build.Tests;

public sealed class SupportedSettingsTests
{
    [Fact]
    public void The_quickstart_is_supported() => SupportedSettings.Check(Settings.Quickstart(), "quickstart.yaml");

    [Fact]
    public void A_GPU_is_for_containers() =>
        SupportedSettings.Check(Settings.Quickstart("image={ uri: trainer:1 }", "smokeTest.device=gpu"), "fr.yaml");

    [Theory]
    [InlineData("dataset.path=gs://b-1/a.csv", "dataset.path: gs:// is not supported yet. Give the path of a file.")]
    [InlineData("pretrained.source=gs://b-1/fr", "pretrained.source: gs:// is not supported yet. Give the path of a folder.")]
    [InlineData("training.precision=bf16", "training.precision: only fp32 is supported yet.")]
    [InlineData("training.predictionThreshold=auto", "training.predictionThreshold: auto is not supported yet. Try: 0.3")]
    [InlineData("smokeTest.device=gpu", "smokeTest.device: a process runs on the CPU. Try: auto")]
    public void A_setting_that_nothing_acts_on_yet_is_refused(string setting, string line) =>
        Refused(Settings.Quickstart(setting)).Should().Be("fr.yaml: " + line);

    [Fact]
    public void All_of_them_are_refused_at_once() =>
        Refused(Settings.Quickstart("training.precision=bf16", "smokeTest.device=gpu")).Should().Be(
            """
            fr.yaml: training.precision: only fp32 is supported yet.
            fr.yaml: smokeTest.device: a process runs on the CPU. Try: auto
            """);

    private static string Refused(PipelineSettings settings)
    {
        Action check = () => SupportedSettings.Check(settings, "fr.yaml");
        var fault = check.Should().Throw<FaultException>().Which;
        fault.Kind.Should().Be(FaultKind.Settings);
        return fault.Message;
    }
}
