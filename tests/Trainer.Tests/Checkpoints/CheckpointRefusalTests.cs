using Faults;
using Scoring;
using Trainer.Checkpoints;
using Trainer.Configuration;
using Trainer.Tests.Training;
using Ulmfit.Tests.Training;

namespace Trainer.Tests.Checkpoints;

public sealed class CheckpointRefusalTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TinyTraining _training;

    public CheckpointRefusalTests()
    {
        using var plain = new TinyTraining();
        _training = new TinyTraining { Settings = plain.Settings with { Epochs = 3, CheckpointDir = Folder } }.With(TinyTraining.OneHot(60));
    }

    private TrainerSettings Settings => _training.Settings;

    private string Folder => _folder.PathOf("kept");

    private string Log => _training.Log.ToString().ReplaceLineEndings("\n");

    public void Dispose()
    {
        _training.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_checkpoint_of_other_settings_is_refused_and_the_difference_named()
    {
        await StopAsync();

        var run = () => _training.RunAsync(Settings with { Epochs = 4, DropMult = 0.5 }, new RecordedProgress());

        var fault = (await run.Should().ThrowAsync<FaultException>()).Which;
        fault.Message.Should().Be(
            $"{Folder}: the folder holds a checkpoint of another run. epochs: 3 there, 4 now; dropMult: 0.3 there, 0.5 now. "
            + "Resume that run with its settings and data, or start over with --fresh, which deletes its checkpoints.");
        fault.Kind.Should().Be(FaultKind.Settings);
    }

    [Fact]
    public async Task A_checkpoint_of_other_data_is_refused_and_the_data_named()
    {
        await StopAsync();
        _training.With(TinyTraining.OneHot(61));

        var fault = (await FluentActions.Awaiting(() => _training.RunAsync()).Should().ThrowAsync<FaultException>()).Which;

        fault.Message.Should().MatchRegex(
            @"the folder holds a checkpoint of another run\. pretrained/fr/labelled_dataset\.csv: .+ there, .+ now\. Resume that run");
        fault.Kind.Should().Be(FaultKind.Settings);
    }

    [Fact]
    public async Task Where_the_checkpoints_and_the_model_go_makes_no_other_run()
    {
        await StopAsync();
        using var elsewhere = new TempFolder();
        using var curves = new TempFolder();

        await _training.RunAsync(
            Settings with { ExportDir = elsewhere.Path, TensorBoardDir = curves.Path, CheckpointMinutes = 1 },
            _training.Progress);

        _training.Progress.Stages[0].Done.Should().BePositive();
    }

    [Fact]
    public async Task Fresh_deletes_the_checkpoints_and_starts_anew()
    {
        await StopAsync();

        await _training.RunAsync(Settings with { Epochs = 1, Fresh = true }, _training.Progress);

        _training.Progress.Stages[0].Should().Match<Ulmfit.Training.Progress.StageStart>(
            stage => stage.Stage == "language model, learning rate" && stage.Done == 0);
        Log.Should().NotContain("resuming").And.NotContain("warning");
        Directory.GetFiles(Folder).Should().BeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_damaged_checkpoint_is_named_and_the_one_before_it_used(bool isSeenByTheStore)
    {
        using var whole = new TinyTraining { Settings = Settings }.With(TinyTraining.OneHot(60));
        await whole.RunAsync();
        await StopAsync();
        var last = Checkpoints()[^1];
        Damage(last, isSeenByTheStore);

        await _training.RunAsync();

        Log.Should().Contain("warning: skipped a checkpoint: ").And.Contain(Path.GetFileName(last))
            .And.Contain($"resuming from the checkpoint in {Folder}: ").And.NotContain("starts over");
        _training.Progress.Steps.Count.Should().BeLessThan(whole.Progress.Steps.Count);
        File.ReadAllBytes(_training.ModelPath).Should().Equal(File.ReadAllBytes(whole.ModelPath));
    }

    [Fact]
    public async Task When_all_are_damaged_that_is_said_and_the_training_starts_anew()
    {
        await StopAsync();
        Checkpoints().Should().HaveCount(2);
        foreach (var checkpoint in Checkpoints())
            Damage(checkpoint, isSeenByTheStore: false);

        await _training.RunAsync();

        Log.Should().Contain($"warning: no checkpoint in {Folder} can be used: the training starts over.\n");
        _training.Progress.Stages[0].Stage.Should().Be("language model, learning rate");
    }

    [Theory]
    [InlineData(1, "its format is version 1, and this trainer reads version 2.")]
    [InlineData(2, "checkpoint.json does not hold the expected JSON.")]
    [InlineData(0, "it has no checkpoint.json.")]
    public async Task Of_another_version_or_none_a_file_is_left_out(int version, string reason)
    {
        await StopAsync();
        ForgetChecksums();
        foreach (var checkpoint in Checkpoints())
            CheckpointFiles.Write(checkpoint, version == 0 ? null : $"{{\"formatVersion\":{version}}}");

        await _training.RunAsync();

        Log.Should().Contain($"warning: skipped a checkpoint: {Folder}/checkpoint-").And.Contain(reason).And.Contain("starts over");
    }

    [Fact]
    public async Task Other_files_of_the_folder_are_no_checkpoints_and_stay()
    {
        string[] others = [_folder.Write("kept/notes.txt", ""), _folder.Write("kept/checkpoint-1.pth", ""), _folder.Write("kept/old/checkpoint-000001.pth", "")];

        await _training.RunAsync(Settings with { Fresh = true }, _training.Progress);

        others.Should().OnlyContain(path => File.Exists(path));
        Log.Should().NotContain("warning");
    }

    [Fact]
    public async Task A_checkpoint_that_cannot_be_stored_is_said_and_the_training_goes_on()
    {
        var inTheWay = _folder.Write("a file", "where the folder should be");

        ScoreSheet scores = await _training.RunAsync(Settings with { CheckpointDir = Path.Combine(inTheWay, "kept") }, _training.Progress);

        scores.Labels.Should().HaveCount(2);
        Log.Should().Contain($"warning: the checkpoint was not stored, and the training continues without it: {inTheWay}");
    }

    private async Task StopAsync()
    {
        using var source = new CancellationTokenSource();
        var stopping = new StoppingProgress("classifier, frozen", 5, source.Cancel);
        await FluentActions.Awaiting(() => _training.RunAsync(stopping, source.Token)).Should().ThrowAsync<TrainingInterruptedException>();
    }

    private string[] Checkpoints() => [.. Directory.GetFiles(Folder, "checkpoint-*.pth").Order(StringComparer.Ordinal)];

    /// <param name="isSeenByTheStore">Whether the store detects the damage.</param>
    private void Damage(string checkpoint, bool isSeenByTheStore)
    {
        if (!isSeenByTheStore)
            ForgetChecksums();
        var bytes = File.ReadAllBytes(checkpoint);
        bytes[bytes.AsSpan().IndexOf("\"epochs\":\"3\""u8) + 10] ^= 1;
        File.WriteAllBytes(checkpoint, bytes);
    }

    private void ForgetChecksums()
    {
        var checksums = Path.Combine(Folder, ".checksums");
        if (Directory.Exists(checksums))
            Directory.Delete(checksums, recursive: true);
    }
}
