using Faults;
using Pipelines;

namespace Build.Tests.Hosting;

public sealed class SupportedSettingsTests
{
    [Fact]
    public void The_quickstart_is_supported() => SupportedSettings.Check(Settings.Quickstart(), "quickstart.yaml");

    [Fact]
    public void A_GPU_is_for_containers() =>
        SupportedSettings.Check(Settings.Quickstart("image={ uri: trainer:1 }", "smokeTest.device=gpu"), "fr.yaml");

    [Fact]
    public void A_setting_that_nothing_acts_on_yet_is_refused() =>
        Refused(Settings.Quickstart("smokeTest.device=gpu")).Should().Be("fr.yaml: smokeTest.device: a process runs on the CPU. Try: auto");

    [Fact]
    public void Either_precision_is_supported() => SupportedSettings.Check(Settings.Quickstart("training.precision=bf16"), "fr.yaml");

    [Fact]
    public void Inputs_may_lie_in_Cloud_Storage() =>
        SupportedSettings.Check(Settings.Quickstart("dataset.path=gs://b-1/a.csv", "pretrained.source=gs://b-1/en"), "fr.yaml");

    [Theory]
    [InlineData("gs://b-1", "gs://b-1/pretrained/en/quickstart.csv")]
    [InlineData("gs://b-1/team/", "gs://b-1/team/pretrained/en/quickstart.csv")]
    [InlineData("artifacts/bucket", "./artifacts/bucket/pretrained/en/quickstart.csv")]
    public void A_data_set_that_the_converted_one_would_replace_is_refused(string bucket, string dataset) =>
        Refused(Settings.Quickstart($"storage.bucket={bucket}", $"dataset.path={dataset}")).Should().Be(
            $"fr.yaml: dataset.path: the converted data set goes to {dataset} and would replace it. Give the data set another name.");

    [Fact]
    public void A_data_set_may_lie_beside_the_converted_one() =>
        SupportedSettings.Check(Settings.Quickstart("storage.bucket=gs://b-1", "dataset.path=gs://b-1/pretrained/en/labelled_dataset.csv"), "fr.yaml");

    [Fact]
    public void All_of_them_are_refused_at_once() =>
        Refused(Settings.Quickstart("dataset.path=artifacts/bucket/pretrained/en/quickstart.csv", "smokeTest.device=gpu")).Should().Be(
            """
            fr.yaml: dataset.path: the converted data set goes to artifacts/bucket/pretrained/en/quickstart.csv and would replace it. Give the data set another name.
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
