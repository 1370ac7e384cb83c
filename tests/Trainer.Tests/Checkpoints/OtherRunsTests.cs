using Settings;
using Trainer.Checkpoints;
using Trainer.Configuration;
using Trainer.Tests.Training;
using Ulmfit.Tests.Training;

namespace Trainer.Tests.Checkpoints;

/// <summary>Runs of one model with different settings and a shared folder for checkpoints.</summary>
public sealed class OtherRunsTests : IDisposable
{
    private readonly TinyTraining _training;

    public OtherRunsTests()
    {
        using var plain = new TinyTraining();
        _training = new TinyTraining { Settings = plain.Settings with { Epochs = 3 } }.With(TinyTraining.OneHot(60));
    }

    private TrainerSettings Other => _training.Settings with { Epochs = 4, DropMult = 0.5 };

    private string Place => Path.Combine(_training.BucketPath, "model", "checkpoints", "model.zip");

    private string Log => _training.Log.ToString().ReplaceLineEndings("\n");

    public void Dispose() => _training.Dispose();

    [Fact]
    public async Task A_run_of_other_settings_starts_anew_and_names_the_difference()
    {
        await StopAsync(_training.Settings);
        var kept = Folders().Single();

        await _training.RunAsync(Other, _training.Progress);

        _training.Progress.Stages[0].Should().Match<Ulmfit.Training.Progress.StageStart>(
            stage => stage.Stage == "language model, learning rate" && stage.Done == 0);
        Log.Should().Contain(
            $"warning: {kept} holds a checkpoint of another run, which is not changed. epochs: 3 there, 4 now; dropMult: 0.3 there, 0.5 now. "
            + "To resume that run, use its settings and data. To delete its checkpoints, use --fresh.\n");
    }

    [Fact]
    public async Task A_run_in_another_precision_is_another_run()
    {
        await StopAsync(_training.Settings);

        await _training.RunAsync(_training.Settings with { Precision = Precision.Bf16 }, _training.Progress);

        _training.Progress.Stages[0].Done.Should().Be(0);
        Log.Should().Contain("which is not changed. precision: fp32 there, bf16 now. ");
    }

    [Fact]
    public async Task The_run_before_can_still_go_on()
    {
        await StopAsync(_training.Settings);
        await _training.RunAsync(Other, new RecordedProgress());

        await _training.RunAsync();

        _training.Progress.Stages[0].Stage.Should().Be("classifier, frozen");
        Files().Should().BeEmpty();
    }

    [Fact]
    public async Task Fresh_deletes_the_checkpoints_of_all_of_them()
    {
        await StopAsync(_training.Settings);
        await StopAsync(Other);
        Folders().Should().HaveCount(2);
        var note = Path.Combine(Folders()[0], "notes.txt");
        File.WriteAllText(note, "");

        await _training.RunAsync(_training.Settings with { Fresh = true }, _training.Progress);

        _training.Progress.Stages[0].Stage.Should().Be("language model, learning rate");
        Files().Should().Equal(note);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{\"facts\":null}")]
    public async Task What_a_damaged_folder_is_of_cannot_be_named(string content)
    {
        await StopAsync(_training.Settings);
        var damaged = Folders().Single();
        File.WriteAllText(Path.Combine(damaged, "run.json"), content);

        await _training.RunAsync(Other, _training.Progress);

        Log.Should().Contain($"warning: {damaged} holds a checkpoint of another run, which is not changed. run.json is damaged. ");
    }

    [Fact]
    public async Task Runs_in_the_folder_of_the_service_have_folders_of_their_own_too()
    {
        using var root = new TempFolder();
        var inService = _training.Settings with { CheckpointRoot = root.Path };

        await StopAsync(inService);
        Directory.GetDirectories(root.PathOf("model.zip")).Should().ContainSingle();
        await _training.RunAsync(inService, _training.Progress);

        _training.Progress.Stages[0].Stage.Should().Be("classifier, frozen");
        Directory.GetFiles(root.PathOf("model.zip"), "*", SearchOption.AllDirectories).Should().BeEmpty();
    }

    private async Task StopAsync(TrainerSettings settings)
    {
        using var source = new CancellationTokenSource();
        var stopping = new StoppingProgress("classifier, frozen", 2, source.Cancel);
        await FluentActions.Awaiting(() => _training.RunAsync(settings, stopping, source.Token))
            .Should().ThrowAsync<TrainingInterruptedException>();
    }

    private string[] Folders() => Directory.GetDirectories(Place);

    private string[] Files() => Directory.GetFiles(Place, "*", SearchOption.AllDirectories);
}
