using Build.Training;
using Pipelines;
using Settings.Declarations;

namespace Build.Tests.Training;

public sealed class TrainerArgumentsTests
{
    [Fact]
    public void The_quickstart_is_one_command_line() =>
        Snapshot.Match(Lines(Settings.Quickstart()), "Build.Tests/Snapshots/quickstart-arguments.txt");

    [Fact]
    public void Every_setting_of_the_trainer_is_handed_on() =>
        Snapshot.Match(
            Lines(Settings.Quickstart(
                "language=fr", "task=multiclass", "dataset.textColumn=message",
                "dataset.labels=[불평/불만, NULL#general]", "dataset.labelDelimiter=;",
                "dataset.otherLabel=none of them", "split.test=0.1", "split.validation=0.15", "split.seed=7", "pretrained.source=some/folder",
                "pretrained.direction=backward", "training.recipe=ulmfit", "model.architecture=awdQrnn",
                "model.embeddingSize=16", "model.hiddenSize=24", "model.layers=2", "model.bptt=35", "vocabulary.minFrequency=1",
                "vocabulary.maxSize=500", "training.epochs=3", "training.languageModelEpochs=2", "training.batchSize=32",
                "training.dropMult=0.55", "training.monitor=average_precision", "training.predictionThreshold=0.45", "training.threads=2",
                "training.seed=11", "storage.modelDir=a/b", "storage.modelFilename=m.zip", "storage.scoreFilename=s.json")),
            "Build.Tests/Snapshots/every-argument.txt");

    [Theory]
    [InlineData("pretrained.direction=both", "--direction=both")]
    [InlineData("vocabulary.subwords=4000", "--subwords=4000")]
    [InlineData("training.predictionThreshold=auto", "--prediction-threshold=auto")]
    [InlineData("training.calibration=true", "--calibration=true")]
    [InlineData("training.calibration=false", "--calibration=false")]
    [InlineData("training.positiveWeights=balanced", "--positive-weights=balanced")]
    [InlineData("report.includeTexts=true", "--include-texts")]
    [InlineData("training.batchNorm=population", "--batch-norm=population")]
    [InlineData("training.learningRate=0.003", "--learning-rate=0.003")]
    [InlineData("training.weightDecay=0.1", "--weight-decay=0.1")]
    [InlineData("training.patience=3", "--patience=3")]
    [InlineData("training.gradientClip=0.25", "--clip=0.25")]
    [InlineData("training.precision=bf16", "--precision=bf16")]
    [InlineData("training.checkpointMinutes=2.5", "--checkpoint-minutes=2.5")]
    [InlineData("pretrained={ source: wt103 }", "--pretrained=wt103")]
    [InlineData("pretrained={ source: wt103, englishArchives: 'http://localhost/zoo' }", "--english-archives=http://localhost/zoo")]
    public void A_setting_is_passed_as_its_argument(string setting, string argument)
    {
        TrainerArguments.Train(Settings.Quickstart(setting), "/bucket").Should().Contain(argument);
        TrainerArguments.Train(Settings.Quickstart(), "/bucket").Should().NotContain(argument);
    }

    [Fact]
    public void A_setting_without_a_value_is_not_passed() =>
        TrainerArguments.Train(Settings.Quickstart(), "/bucket").Should().NotContain(argument =>
            argument.StartsWith("--patience", StringComparison.Ordinal) || argument.StartsWith("--include-texts", StringComparison.Ordinal));

    [Fact]
    public void Every_setting_that_has_an_argument_is_passed()
    {
        var passed = TrainerArguments.Train(Settings.Quickstart(), "/bucket").Select(argument => argument.Split('=')[0]).ToArray();
        var withoutValue = SettingArgument.In(new Section(Settings.Quickstart()))
            .Where(argument => argument.TextOf(Settings.Quickstart()) is null or "false").Select(argument => argument.Name);

        passed.Concat(withoutValue).Where(name => name is not ("train" or "--dataset-filename" or "--pretrained"))
            .Should().Contain(SettingArgument.In(new Section(Settings.Quickstart())).Select(argument => argument.Name));
    }

    [Fact]
    public void The_bucket_holds_each_pipeline_under_its_own_name()
    {
        var settings = Settings.Quickstart();

        TrainerArguments.KeptRuns(settings).Should().Be("models/runs/quickstart/");
        TrainerArguments.DatasetObject(settings).Should().Be("pretrained/en/quickstart.csv");
        TrainerArguments.ModelObject(settings).Should().Be("models/quickstart.model.zip");
        TrainerArguments.ScoresObject(settings).Should().Be("models/quickstart.scores.json");
        TrainerArguments.RunObject(settings).Should().Be("models/quickstart.run.json");
        TrainerArguments.CardObject(settings).Should().Be("models/quickstart.README.md");
    }

    [Theory]
    [InlineData("submit={ acceleratorType: NVIDIA_L4, acceleratorCount: 1 }", true)]
    [InlineData("submit={ machineType: n1-standard-8 }", false)]
    public void A_GPU_that_is_paid_for_must_be_used(string setting, bool isUsed) =>
        TrainerArguments.TrainInCloud(Settings.Quickstart(setting, "storage.bucket=gs://bucket-1"))
            .Contains("--device=cuda").Should().Be(isUsed);

    private static string Lines(PipelineSettings settings) => string.Concat(TrainerArguments.Train(settings, "/bucket").Select(line => line + "\n"));
}
