using Runs;
using Settings;
using Trainer.Artifacts;
using Trainer.Checkpoints;
using Trainer.Configuration;
using Trainer.Tests.TensorBoard;
using Trainer.Tests.Training;
using Ulmfit.Tests.Training;

namespace Trainer.Tests.Checkpoints;

public sealed class ResumeTests
{
    private static readonly TrainerSettings Settings = new TinyTraining().Settings.With(training: it => it with { Epochs = 3 });

    private readonly Random _random = new(42);

    [Theory]
    [InlineData(Direction.Forward, Recipe.Tutorial, Architecture.AwdLstm, BatchNormStatistics.Running)]
    [InlineData(Direction.Backward, Recipe.Ulmfit, Architecture.AwdQrnn, BatchNormStatistics.Running)]
    [InlineData(Direction.Both, Recipe.Tutorial, Architecture.AwdLstm, BatchNormStatistics.Population)]
    public async Task A_run_that_is_stopped_in_each_stage_ends_in_the_same_model_to_the_last_bit(
        Direction direction, Recipe recipe, Architecture architecture, BatchNormStatistics batchNorm)
    {
        var settings = Settings.With(pretrained: it => it with { Direction = direction }, training: it => it with { Recipe = recipe, BatchNorm = batchNorm }, model: it => it with { Architecture = architecture });
        using var whole = Training(settings);
        await whole.RunAsync();
        using var stopped = Training(settings);

        foreach (var stage in whole.Progress.Stages)
        {
            var steps = whole.Progress.Steps.Count(step => step.Stage == stage.Stage);
            await StopAsync(stopped, stage.Stage, 1 + _random.Next(steps));
        }

        await stopped.RunAsync();

        ShouldHaveTheSameModel(stopped, whole);
    }

    [Fact]
    public async Task A_run_that_dies_in_each_stage_ends_in_the_same_model_to_the_last_bit()
    {
        using var whole = Training(Settings);
        await whole.RunAsync();
        using var dying = Training(Settings.With(training: it => it with { CheckpointMinutes = 0 }));

        foreach (var stage in whole.Progress.Stages)
        {
            var steps = whole.Progress.Steps.Count(step => step.Stage == stage.Stage);
            var death = new StoppingProgress(stage.Stage, 1 + _random.Next(steps), () => throw new InsufficientMemoryException());
            await FluentActions.Awaiting(() => dying.RunAsync(death)).Should().ThrowAsync<InsufficientMemoryException>();
        }

        await dying.RunAsync();

        ShouldHaveTheSameModel(dying, whole);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    public async Task Steps_reported_together_end_in_the_same_model_to_the_last_bit(int reportSteps)
    {
        using var whole = Training(Settings);
        await whole.RunAsync();
        using var stopped = Training(Settings.With(run: it => it with { ReportSteps = reportSteps }));

        foreach (var stage in whole.Progress.Stages.Where(stage => stage.Epochs > 0))
            await StopAsync(stopped, stage.Stage, 1 + _random.Next(stage.Steps - reportSteps));

        await stopped.RunAsync();

        ShouldHaveTheSameModel(stopped, whole);
    }

    [Fact]
    public async Task A_run_goes_on_with_the_step_after_the_last_checkpoint()
    {
        using var training = Training(Settings);
        var stage = "language model, unfrozen";

        await StopAsync(training, stage, 4);
        await training.RunAsync();

        var (start, first) = (training.Progress.Stages[0], training.Progress.Steps[0]);
        (start.Stage, start.Done).Should().Be((stage, 4));
        (first.Stage, first.Step).Should().Be((stage, 5));
        training.Log.ToString().Should().MatchRegex(
            $"\nresuming from the checkpoint in {training.BucketPath}/model/checkpoints/model.zip/[0-9a-f]{{12}}: {stage}, epoch ");
    }

    [Fact]
    public async Task A_run_that_is_stopped_while_it_validates_does_no_step_again()
    {
        using var whole = Training(Settings);
        await whole.RunAsync();
        using var training = Training(Settings);
        var stage = "classifier, frozen";
        var stepsOfEpoch = whole.Progress.Stages.Single(start => start.Stage == stage).Steps / Settings.Training.Epochs;

        await StopAsync(training, stage, stepsOfEpoch);
        await training.RunAsync();

        training.Progress.Steps[0].Step.Should().Be(stepsOfEpoch + 1);
        ShouldHaveTheSameModel(training, whole);
    }

    [Fact]
    public async Task A_run_that_died_before_its_scores_were_written_trains_no_more()
    {
        using var whole = Training(Settings);
        await whole.RunAsync();
        using var training = Training(Settings);
        Directory.CreateDirectory(Path.Combine(training.ScoresPath, "in the way"));
        File.WriteAllText(Path.Combine(training.ScoresPath, "in the way", "of the scores"), "");
        await FluentActions.Awaiting(() => training.RunAsync()).Should().ThrowAsync<Faults.FaultException>();
        Directory.Delete(training.ScoresPath, recursive: true);
        var again = new RecordedProgress();

        await training.RunAsync(again);

        again.Steps.Should().BeEmpty();
        ShouldHaveTheSameModel(training, whole);
    }

    [Fact]
    public async Task Whoever_stops_a_run_is_told_where_the_checkpoint_is()
    {
        using var training = Training(Settings);
        using var source = new CancellationTokenSource();
        var stopping = new StoppingProgress("language model, frozen", 1, source.Cancel);

        var stopped = await FluentActions.Awaiting(() => training.RunAsync(stopping, source.Token))
            .Should().ThrowAsync<TrainingInterruptedException>();

        stopped.Which.Message.Should().MatchRegex(
            $"^Trainer: interrupted\\. A checkpoint is in {training.BucketPath}/model/checkpoints/model\\.zip/[0-9a-f]{{12}}: "
            + "run the same command to resume from it\\.$");
    }

    [Fact]
    public async Task A_run_that_is_stopped_before_its_first_checkpoint_starts_again()
    {
        using var training = Training(Settings);
        using var source = new CancellationTokenSource();
        var stopping = new StoppingProgress("language model, learning rate", 1, source.Cancel);

        var stopped = await FluentActions.Awaiting(() => training.RunAsync(stopping, source.Token))
            .Should().ThrowAsync<OperationCanceledException>();

        stopped.Which.Should().NotBeOfType<TrainingInterruptedException>();
    }

    [Fact]
    public async Task After_success_no_checkpoint_is_left()
    {
        using var training = Training(Settings);
        await StopAsync(training, "classifier, frozen", 1);
        Objects(training).Should().Contain(name => name.Contains("checkpoint"));

        await training.RunAsync();

        Objects(training).Should().BeEquivalentTo(
            "model/model.zip", "model/model.README.md", "model/model.run.json", "model/scores.json", training.Settings.DatasetObject);
    }

    [Fact]
    public async Task Checkpoints_can_be_kept_elsewhere_or_not_at_all()
    {
        using var elsewhere = new TempFolder();
        using var training = Training(Settings.With(run: it => it with { CheckpointDir = elsewhere.PathOf("kept") }));
        using var none = Training(Settings.With(run: it => it with { CheckpointDir = RunOptions.NoCheckpoints }));

        await StopAsync(training, "language model, frozen", 1);
        Directory.GetFiles(elsewhere.PathOf("kept"), "*.pth").Should().NotBeEmpty();
        await training.RunAsync();

        training.Progress.Stages[0].Done.Should().Be(1);
        Directory.GetFiles(elsewhere.PathOf("kept"), "*.pth").Should().BeEmpty();
        await StopAsync(none, "language model, frozen", 1);
        Objects(none).Should().NotContain(name => name.Contains("checkpoint"));
    }

    [Fact]
    public async Task The_curves_go_on_where_the_checkpoint_was()
    {
        using var curves = new TempFolder();
        using var training = Training(Settings.With(run: it => it with { TensorBoardDir = curves.Path }));
        await StopAsync(training, "language model, unfrozen", 2);
        await training.RunAsync();

        var events = EventFiles.Read(curves.Path);

        var steps = events.Scalars("language model, unfrozen/loss").Select(scalar => scalar.Step).ToArray();
        steps.Should().Equal(Enumerable.Range(0, steps.Length).Select(index => steps[0] + index));
        var restart = events.Single(one => one.WhatCase == Tensorboard.Event.WhatOneofCase.SessionLog);
        restart.Step.Should().Be(steps[2], "TensorBoard forgets what stands there and later");
    }

    private static TinyTraining Training(TrainerSettings settings) =>
        new TinyTraining { Settings = settings }.With(TinyTraining.OneHot(90));

    private static async Task StopAsync(TinyTraining training, string stage, int step)
    {
        using var source = new CancellationTokenSource();
        var stopping = new StoppingProgress(stage, step, source.Cancel);
        await FluentActions.Awaiting(() => training.RunAsync(stopping, source.Token)).Should().ThrowAsync<OperationCanceledException>();
        stopping.Stopped.Should().BeTrue();
    }

    private static void ShouldHaveTheSameModel(TinyTraining actual, TinyTraining expected)
    {
        File.ReadAllBytes(actual.ModelPath).Should().Equal(File.ReadAllBytes(expected.ModelPath));
        File.ReadAllBytes(actual.ScoresPath).Should().Equal(File.ReadAllBytes(expected.ScoresPath));
        ModelFile.ReadDescription(actual.ModelPath).History.Should().NotBeEmpty();
        var (run, whole) = (RunRecordFile.Read(actual.RecordPath), RunRecordFile.Read(expected.RecordPath));
        run.Stages.Select(stage => stage with { Seconds = null, TokensPerSecond = null }).Should().BeEquivalentTo(
            whole.Stages.Select(stage => stage with { Seconds = null, TokensPerSecond = null }), options => options.WithStrictOrdering());
        (run.Environment.Resumed, whole.Environment.Resumed).Should().Be((true, false));
    }

    private static string[] Objects(TinyTraining training) =>
    [
        .. Directory.GetFiles(training.BucketPath, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(training.BucketPath, path).Replace('\\', '/'))
            .Where(name => !name.StartsWith(".checksums", StringComparison.Ordinal)),
    ];
}
