using System.Diagnostics;
using Trainer.Tests.Cli;
using Trainer.Tests.Training;

namespace Trainer.Tests.Checkpoints;

/// <summary>Kills real processes of the trainer, as a lost machine or a service does.</summary>
public sealed class KillTests
{
    private const int Rows = 150;

    private static readonly string[] Stages =
    [
        "language model, learning rate", "language model, frozen", "language model, unfrozen",
        "classifier, learning rate", "classifier, frozen", "classifier, unfrozen",
    ];

    private readonly Random _random = new(7);

    [Fact]
    public async Task A_run_that_is_killed_at_random_steps_of_each_stage_ends_in_the_same_model_to_the_last_bit()
    {
        using var whole = new TinyTraining().With(TinyTraining.OneHot(Rows));
        (await RunAsync(whole)).Should().Be((0, ""));
        using var killed = new TinyTraining().With(TinyTraining.OneHot(Rows));
        var kills = 0;

        foreach (var stage in Stages)
        {
            using var process = Start(killed, "--checkpoint-minutes=0");
            if (!await process.ReadUntilAsync(stage))
                continue; // the previous process was killed after the stage
            await Task.Delay(_random.Next(250), TestContext.Current.CancellationToken);
            process.Kill();
            (await process.EndUnheardAsync()).ExitCode.Should().Be(137);
            kills++;
        }

        (await RunAsync(killed)).Should().Be((0, ""));

        kills.Should().BeGreaterThanOrEqualTo(4);
        File.ReadAllBytes(killed.ModelPath).Should().Equal(File.ReadAllBytes(whole.ModelPath));
        File.ReadAllBytes(killed.ScoresPath).Should().Equal(File.ReadAllBytes(whole.ScoresPath));
    }

    [Theory]
    [InlineData("TERM", 143)]
    [InlineData("INT", 130)]
    public async Task A_run_that_is_told_to_end_leaves_a_checkpoint_within_20_seconds(string signal, int exitCode)
    {
        using var whole = new TinyTraining().With(TinyTraining.OneHot(Rows));
        (await RunAsync(whole)).Should().Be((0, ""));
        using var stopped = new TinyTraining().With(TinyTraining.OneHot(Rows));
        using var process = Start(stopped);
        (await process.ReadUntilAsync("classifier, frozen")).Should().BeTrue();

        var watch = Stopwatch.StartNew();
        process.Signal(signal);
        var end = await process.EndUnheardAsync();

        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(20));
        end.ExitCode.Should().Be(exitCode);
        end.Errors.Should().MatchRegex(
            $"^Trainer: interrupted\\. A checkpoint is in {stopped.BucketPath}/model/checkpoints/model\\.zip/[0-9a-f]{{12}}: "
            + "run the same command to resume from it\\.\n$");
        using var again = Start(stopped);
        (await again.ReadUntilAsync("resuming from the checkpoint")).Should().BeTrue();
        (await again.EndUnheardAsync()).Should().Be((0, ""));
        File.ReadAllBytes(stopped.ModelPath).Should().Equal(File.ReadAllBytes(whole.ModelPath));
    }

    private static TrainerProcess Start(TinyTraining training, params string[] more) => new(
    [
        $"--bucket-name={training.BucketPath}", "--pretrained=none", "--label-list=good,bad", "--epochs=3", "--batch-size=8",
        "--embedding-size=6", "--hidden-size=8", "--layers=2", "--bptt=8", "--min-frequency=1", "--threads=1", .. more,
    ]);

    private static async Task<(int ExitCode, string Errors)> RunAsync(TinyTraining training)
    {
        using var process = Start(training);
        return await process.EndUnheardAsync();
    }
}
