using System.Security.Cryptography;
using Runs;
using Settings;
using Trainer.Tests.TensorBoard;

namespace Trainer.Tests.Training;

/// <summary>The outputs of a run for people: the record for the report, and the model card.</summary>
public sealed class RunRecordTests
{
    [Fact]
    public async Task The_record_tells_what_was_trained_on_what_and_how_it_went()
    {
        using var training = new TinyTraining().With(TinyTraining.OneHot(90));

        var sheet = await training.RunAsync();

        var run = RunRecordFile.Read(training.RecordPath);
        var dataset = File.ReadAllBytes(Path.Combine(training.BucketPath, training.Settings.DatasetObject));
        run.Data.Sha256.Should().Be(Convert.ToHexStringLower(SHA256.HashData(dataset)));
        (run.Data.TrainRows, run.Data.ValidationRows, run.Data.TestRows).Should().Be((54, 13, 23));
        run.Data.Lengths.Sum(bin => bin.Count).Should().Be(67);
        run.Data.Together.Should().BeEquivalentTo(new int[][] { [30, 0], [0, 30] });
        run.Labels.Select(label => label.Label).Should().Equal("good", "bad");
        run.Averages.Keys.Should().BeEquivalentTo("macro avg", "micro avg", "weighted avg");
        run.Averages["micro avg"].F1.Value.Should().Be(sheet.Micro.F1);
        (run.ExactMatch.Value, run.BaselineExactMatch).Should().Be((sheet.ExactMatch, sheet.BaselineExactMatch));
        run.Confusion.Counts.Should().HaveCount(3);
        run.Settings["training.epochs"].Should().Be("1");
        run.Settings["dataset.labels"].Should().Be("good,bad");
    }

    [Fact]
    public async Task The_record_has_the_curve_of_every_stage_and_what_it_took()
    {
        using var training = new TinyTraining().With(TinyTraining.OneHot(90));

        await training.RunAsync();

        var run = RunRecordFile.Read(training.RecordPath);
        run.Stages.Select(stage => stage.Stage).Should().Equal(training.Progress.Stages.Select(stage => stage.Stage));
        foreach (var stage in run.Stages)
        {
            var steps = training.Progress.Steps.Where(step => step.Stage == stage.Stage).ToArray();
            stage.Curve.Select(point => (point.Step, point.LearningRate, (float?)point.Loss))
                .Should().Equal(steps.Select(step => (step.Step, step.LearningRate, float.IsFinite(step.Loss) ? step.Loss : (float?)null)));
            stage.Epochs.Should().HaveCount(stage.LearningRateFound is null ? 1 : 0);
            stage.Seconds.Should().BePositive();
            stage.TokensPerSecond.Should().BePositive();
        }

        var environment = run.Environment;
        (environment.Resumed, environment.Device, environment.Threads, environment.Kernels).Should().Be((false, "cpu", 1, "fast"));
        environment.Ended.Should().BeAfter(environment.Started);
        environment.PeakMemory.Should().BePositive();
        environment.Versions.Keys.Should().Equal("trainer", ".NET", "libtorch", "TorchSharp", "operating system");
        environment.Versions.Values.Should().OnlyContain(version => version.Length > 0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Texts_are_in_the_record_only_where_they_are_asked_for(bool includeTexts)
    {
        using var tiny = new TinyTraining();
        using var training = new TinyTraining { Settings = tiny.Settings.With(report: it => it with { IncludeTexts = includeTexts }) }.With(TinyTraining.OneHot(90));

        await training.RunAsync();

        File.ReadAllText(training.RecordPath).Contains("of many", StringComparison.Ordinal).Should().Be(includeTexts);
        RunRecordFile.Read(training.RecordPath).Mistakes.Should().NotBeEmpty().And.OnlyContain(mistake => mistake.Text != null == includeTexts);
    }

    [Fact]
    public async Task The_card_beside_the_model_is_the_one_in_it()
    {
        using var training = new TinyTraining().With(TinyTraining.OneHot(90));

        await training.RunAsync();

        var card = File.ReadAllText(training.CardPath);
        card.Should().Be(ModelFiles.Text(training.ModelPath, "README.md"));
        card.Should().Contain($"`{RunRecordFile.Read(training.RecordPath).Data.Sha256}`").And.Contain("54 training rows, 13 validation rows and 23 test rows");
        card.Should().Contain("Fewer than 30 test rows carry `good` (");
    }

    [Fact]
    public async Task All_four_files_are_exported_too()
    {
        using var export = new TempFolder();
        using var tiny = new TinyTraining();
        using var training = new TinyTraining { Settings = tiny.Settings.With(run: it => it with { ExportDir = export.Path }) }.With(TinyTraining.OneHot(60));

        await training.RunAsync();

        foreach (var path in new[] { training.ModelPath, training.ScoresPath, training.RecordPath, training.CardPath })
            File.ReadAllBytes(export.PathOf(Path.GetFileName(path))).Should().Equal(File.ReadAllBytes(path));
    }

    [Theory]
    [InlineData(Recipe.Tutorial)]
    [InlineData(Recipe.Ulmfit)]
    public async Task Every_stage_has_its_scalars(Recipe recipe)
    {
        using var curves = new TempFolder();
        using var tiny = new TinyTraining();
        using var training = new TinyTraining
        {
            Settings = tiny.Settings.With(run: it => it with { TensorBoardDir = curves.Path }, training: it => it with { Recipe = recipe }, pretrained: it => it with { Direction = Direction.Both }),
        }.With(TinyTraining.OneHot(60));

        await training.RunAsync();

        var events = EventFiles.Read(curves.Path);
        foreach (var stage in training.Progress.Stages)
        {
            var steps = training.Progress.Steps.Where(step => step.Stage == stage.Stage).ToArray();
            events.Scalars($"{stage.Stage}/loss").Select(scalar => scalar.Value)
                .Should().Equal(steps.Where(step => !float.IsNaN(step.Loss)).Select(step => step.Loss));
            events.Scalars($"{stage.Stage}/learning_rate").Should().HaveCount(steps.Length);
            var (found, epochs) = stage.Epochs == 0 ? (1, 0) : (0, stage.Epochs);
            events.Scalars($"{stage.Stage}/suggested_learning_rate").Should().HaveCount(found);
            events.Scalars($"{stage.Stage}/train_loss").Should().HaveCount(epochs);
            events.Scalars($"{stage.Stage}/valid_loss").Should().HaveCount(epochs);
        }
    }
}
