namespace Trainer.Tests.Cli;

/// <summary>The precision of matrix products is a setting of the process, so no other test may run in parallel.</summary>
[CollectionDefinition(nameof(CheckDeviceCommandTests), DisableParallelization = true)]
[Collection(nameof(CheckDeviceCommandTests))]
public sealed class CheckDeviceCommandTests
{
    private readonly RecordingTerminal _terminal = new();

    [Theory]
    [InlineData("auto", "cpu (this libtorch is the CPU build)")]
    [InlineData("cpu", "cpu (requested)")]
    public async Task Versions_and_device_come_before_the_proofs(string choice, string device)
    {
        (await _terminal.RunAsync("check-device", $"--device={choice}")).Should().Be(0);

        var lines = _terminal.Output.TrimEnd('\n').Split('\n');
        lines[0].Should().MatchRegex(@"^trainer 1\.\d+\.\d+, TorchSharp 0\.107\.\d+, libtorch 2\.10\.0\.0 for CPU$");
        lines[1].Should().MatchRegex(@"^threads: \d+$");
        lines[2].Should().Be($"device: {device}");
        lines.Should().HaveCountGreaterThan(8);
        lines[^1].Should().Be("device: ok");
        _terminal.Error.Should().BeEmpty();
    }

    [Theory]
    [InlineData("check-device")]
    [InlineData("train", "--bucket-name=nowhere", "--pretrained=none")]
    [InlineData("predict", "--model=nowhere.zip", "--text=one")]
    public async Task CUDA_that_is_not_there_is_said_before_anything_is_done(params string[] command)
    {
        (await _terminal.RunAsync([.. command, "--device=cuda"])).Should().Be(2);

        _terminal.Error.Should().Be(
            "--device=cuda: this libtorch is the CPU build. Publish the trainer with -p:Torch=cuda, or choose --device=cpu.\n");
    }

    [Fact]
    public async Task Another_device_is_refused_with_those_there_are()
    {
        (await _terminal.RunAsync("check-device", "--device=gpu")).Should().Be(2);

        _terminal.Error.Should().Be(
            "Trainer: --device: expected one of auto, cuda, cpu, got \"gpu\".\nTrainer: see 'Trainer check-device --help'.\n");
    }
}
