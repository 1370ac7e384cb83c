using Trainer.Tests.Artifacts;

namespace Trainer.Tests.Cli;

/// <summary>Tests that need a separate process: standard output is a pipe.</summary>
public sealed class PredictProcessTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = 60_000)]
    public async Task It_ends_when_all_is_answered()
    {
        using var trainer = new TrainerProcess("predict", $"--model={TinyClassifier.WriteTo(_folder)}", "--device=cpu", "--text=a fine day");

        (await trainer.Output.ReadToEndAsync(TestContext.Current.CancellationToken)).Should().StartWith("{\"labels\":");
        (await trainer.EndAsync()).Should().Be((0, "device: cpu (requested)\n"));
    }

    [Fact(Timeout = 60_000)]
    public async Task It_ends_quietly_once_nobody_reads()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not tell that a pipe was closed");
        var input = _folder.Write("texts.txt", string.Concat(Enumerable.Repeat("a fine day\n", 100_000)));
        using var trainer = new TrainerProcess(
            "predict", $"--model={TinyClassifier.WriteTo(_folder)}", "--device=cpu", $"--input={input}", "--output=-");

        (await trainer.Output.ReadLineAsync(TestContext.Current.CancellationToken)).Should().StartWith("{\"labels\":");
        trainer.Output.Close();

        (await trainer.EndAsync()).Should().Be((0, "device: cpu (requested)\n"));
    }
}
