using System.CommandLine;
using Faults;
using Kernels;
using Kernels.Devices;
using Settings;
using Settings.Declarations;
using Trainer.Cli;
using Trainer.Cli.Terminals;
using Trainer.Configuration;
using Ulmfit.Training.Metrics;

namespace Trainer.Tests.Cli;

public sealed class TrainArgumentsTests
{
    private static readonly ServiceEnvironment Service = new("1", "gs://b/model/", "gs://b/checkpoints/", "gs://b/logs/");

    public static TheoryData<string, string?, string, object> Arguments => new()
    {
        { "--bucket-name", null, "Storage.Bucket", "elsewhere" },
        { "--model-dir", "model", "Storage.ModelDir", "models" },
        { "--model-filename", "model.zip", "Storage.ModelFilename", "m.zip" },
        { "--score-filename", "scores.json", "Storage.ScoreFilename", "s.json" },
        { "--dataset-filename", "labelled_dataset.csv", "DatasetFilename", "d.csv" },
        { "--lang", "Fr", "Language", Language.Ko },
        { "--drop-mult", "0.3", "Training.DropMult", 0.5 },
        { "--batch-size", "16", "Training.BatchSize", 32 },
        { "--epochs", "8", "Training.Epochs", 1 },
        { "--bw", "Forward", "Pretrained.Direction", Direction.Backward },
        { "--monitored-metric", "ValidLoss", "Training.Monitor", MonitoredMetric.F1 },
        { "--prediction-threshold", "0.3", "Training.PredictionThreshold", 0.5 },
        { "--positive-weights", "None", "Training.PositiveWeights", PositiveWeights.Balanced },
        { "--text-col", "text", "Dataset.TextColumn", "body" },
        { "--label-delim", ",", "Dataset.LabelDelimiter", "|" },
        { "--label-list", "categ1,categ2", "Dataset.Labels", "a,b" },
        { "--other-label", "other", "Dataset.OtherLabel", "none of them" },
        { "--task", "Multilabel", "Task", ClassificationTask.Multiclass },
    };

    [Theory]
    [MemberData(nameof(Arguments))]
    public void Each_argument_has_its_name_and_default(string name, string? byDefault, string setting, object value)
    {
        if (byDefault is not null)
            FormattableString.Invariant($"{ValueOf(Read("--bucket-name=b"), setting)}").Should().Be(byDefault);
        var spelled = value is Enum ? $"{value}".ToLowerInvariant() : value;
        var given = name == "--bw" ? name : FormattableString.Invariant($"{name}={spelled}");
        ValueOf(name == "--bucket-name" ? Read(given) : Read("--bucket-name=b", given), setting).Should().Be(value);
    }

    [Theory]
    [InlineData("--direction=both", "Pretrained.Direction", Direction.Both)]
    [InlineData("--recipe=ulmfit", "Training.Recipe", Recipe.Ulmfit)]
    [InlineData("--architecture=awdQrnn", "Model.Architecture", Architecture.AwdQrnn)]
    [InlineData("--device=cuda", "Run.Device", DeviceChoice.Cuda)]
    [InlineData("--device=cpu", "Run.Device", DeviceChoice.Cpu)]
    [InlineData("--kernels=fast", "Run.Kernels", KernelChoice.Fast)]
    [InlineData("--kernels=reference", "Run.Kernels", KernelChoice.Reference)]
    [InlineData("--precision=fp32", "Training.Precision", Precision.Fp32)]
    [InlineData("--precision=bf16", "Training.Precision", Precision.Bf16)]
    [InlineData("--report-steps=50", "Run.ReportSteps", 50)]
    [InlineData("--english-archives=http://localhost/zoo", "Pretrained.EnglishArchives", "http://localhost/zoo")]
    [InlineData("--cache-folder=/tmp/cache", "Run.CacheFolder", "/tmp/cache")]
    [InlineData("--prediction-threshold=auto", "Training.PredictionThreshold", null)]
    [InlineData("--prediction-threshold=auto", "Decision.Calibrates", true)]
    [InlineData("--prediction-threshold=0.4", "Decision.Calibrates", false)]
    [InlineData("--calibration=true", "Decision.Calibrates", true)]
    [InlineData("--calibration=false", "Training.Calibration", false)]
    [InlineData("--include-texts", "Report.IncludeTexts", true)]
    [InlineData("--batch-norm=population", "Training.BatchNorm", BatchNormStatistics.Population)]
    [InlineData("--subwords=4000", "Vocabulary.Subwords", 4000)]
    [InlineData("--learning-rate=0.003", "Training.LearningRate", 0.003)]
    [InlineData("--weight-decay=0.1", "Training.WeightDecay", 0.1)]
    [InlineData("--patience=2", "Training.Patience", 2)]
    [InlineData("--clip=0.5", "Training.GradientClip", 0.5)]
    [InlineData("--checkpoint-dir=kept", "Run.CheckpointDir", "kept")]
    [InlineData("--checkpoint-dir=none", "Run.CheckpointDir", RunOptions.NoCheckpoints)]
    [InlineData("--checkpoint-minutes=2.5", "Training.CheckpointMinutes", 2.5)]
    [InlineData("--fresh", "Run.Fresh", true)]
    [InlineData("--export-dir=gs://other/model", "Run.ExportDir", "gs://other/model")]
    [InlineData("--tensorboard-dir=curves", "Run.TensorBoardDir", "curves")]
    public void What_the_tutorial_has_not_is_chosen_by_arguments_of_our_own(string argument, string setting, object? value) =>
        ValueOf(Read("--bucket-name=b", argument), setting).Should().Be(value);

    [Fact]
    public void Every_figure_that_training_computes_can_be_monitored() => Enum.GetValues<MonitoredMetric>().Select(Spelling.Of).Should().Equal(
        [Monitoring.ValidLoss, Monitoring.TrainLoss, .. LabelMetrics.All.Select(metric => metric.Name)]);

    [Fact]
    public async Task Help_names_every_argument()
    {
        var terminal = new RecordingTerminal();

        (await terminal.RunAsync("train", "--help")).Should().Be(0);

        var lines = terminal.Output.Split('\n').Select(line => line.TrimEnd());
        Snapshot.Match(string.Join('\n', lines), "Trainer.Tests/Snapshots/train-help.txt");
    }

    [Theory]
    [InlineData("--unknown", "Trainer: Unrecognized command or argument '--unknown'.")]
    [InlineData("--epochs=0", "Trainer: --epochs: expected a whole number from 1 to 1000, got \"0\".")]
    [InlineData("--epochs=1.5", "Trainer: --epochs: expected a whole number, got \"1.5\".")]
    [InlineData("--epochs=99999999999", "Trainer: --epochs: expected a whole number from 1 to 1000, got \"99999999999\".")]
    [InlineData("--batch-size=1", "Trainer: --batch-size: expected a whole number from 2 to 4096, got \"1\".")]
    [InlineData("--drop-mult=NaN", "Trainer: --drop-mult: expected a number, got \"NaN\".")]
    [InlineData("--prediction-threshold=0,3", "Trainer: --prediction-threshold: expected a number or auto, got \"0,3\".")]
    [InlineData("--prediction-threshold=best", "Trainer: --prediction-threshold: expected a number or auto, got \"best\".")]
    [InlineData("--calibration=yes", "Trainer: --calibration: expected true or false, got \"yes\".")]
    [InlineData("--lang=de", "Trainer: --lang: expected one of en, fr, ko, ja, zh, got \"de\".")]
    [InlineData(
        "--monitored-metric=loss",
        "Trainer: --monitored-metric: expected one of valid_loss, train_loss, accuracy, error_rate, precision, recall, f1, average_precision, roc_auc, got \"loss\".")]
    [InlineData("--device=gpu", "Trainer: --device: expected one of auto, cuda, cpu, got \"gpu\".")]
    [InlineData("--kernels=slow", "Trainer: --kernels: expected one of fast, reference, got \"slow\".")]
    [InlineData("--precision=fp16", "Trainer: --precision: expected one of fp32, bf16, got \"fp16\".")]
    [InlineData("--report-steps=-1", "Trainer: --report-steps: expected a whole number from 1 to 10000, got \"-1\".")]
    [InlineData("--task=several", "Trainer: --task: expected one of multilabel, multiclass, got \"several\".")]
    [InlineData("--pretrained=some", "Trainer: --pretrained: expected one of bucket, wt103, none, got \"some\".")]
    [InlineData("--label-list=", "Trainer: Required argument missing for option: '--label-list'.")]
    public async Task A_wrong_argument_is_one_line(string argument, string line)
    {
        var terminal = new RecordingTerminal();

        (await terminal.RunAsync("--bucket-name=b", argument)).Should().Be(2);

        terminal.Error.Should().Be($"{line}\nTrainer: see 'Trainer train --help'.\n");
        terminal.Output.Should().BeEmpty();
    }

    [Fact]
    public async Task An_empty_value_is_none()
    {
        var terminal = new RecordingTerminal();

        (await terminal.RunAsync("--bucket-name=b", "--lang", "")).Should().Be(2);

        terminal.Error.Should().Be("Trainer: --lang: expected a value.\nTrainer: see 'Trainer train --help'.\n");
    }

    [Fact]
    public async Task All_wrong_arguments_are_named_at_once()
    {
        var terminal = new RecordingTerminal();

        (await terminal.RunAsync("--epochs=none", "--lang=de", "extra")).Should().Be(2);

        terminal.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().BeEquivalentTo(
            "Trainer: Option '--bucket-name' is required.",
            "Trainer: --epochs: expected a whole number, got \"none\".",
            "Trainer: --lang: expected one of en, fr, ko, ja, zh, got \"de\".",
            "Trainer: Unrecognized command or argument 'extra'.",
            "Trainer: see 'Trainer train --help'.");
    }

    [Theory]
    [InlineData("fr", null, LanguageModelSource.Bucket)]
    [InlineData("en", null, LanguageModelSource.Wt103)]
    [InlineData("en", "bucket", LanguageModelSource.Bucket)]
    [InlineData("en", "none", LanguageModelSource.None)]
    public void English_starts_from_its_own_archives_unless_told_otherwise(string language, string? given, LanguageModelSource source)
    {
        string[] more = given is null ? [] : [$"--pretrained={given}"];

        Read(["--bucket-name=b", $"--lang={language}", .. more]).Pretrained.Source.Should().Be(source);
    }

    [Theory]
    [InlineData("--pretrained=wt103 --lang=fr", "--pretrained: wt103 reads English only, and --lang is fr. Choose bucket or none.")]
    [InlineData("--bw --direction=both", "--bw: --direction is given too. Leave one of them out.")]
    [InlineData("--precision=bf16 --kernels=fast", "--kernels: fast computes in fp32 only, and --precision is bf16. Leave one of them out.")]
    public void Arguments_that_contradict_each_other_are_refused(string arguments, string message)
    {
        var read = () => Read(["--bucket-name=b", .. arguments.Split(' ')]);

        var fault = read.Should().Throw<FaultException>().Which;
        fault.Message.Should().Be(message);
        fault.Kind.Should().Be(FaultKind.Settings);
    }

    [Theory]
    [InlineData("--precision=bf16")]
    [InlineData("--precision=bf16 --kernels=reference")]
    [InlineData("--precision=fp32 --kernels=fast")]
    public void Arguments_that_go_together_pass(string arguments) => Read(["--bucket-name=b", .. arguments.Split(' ')]);

    [Fact]
    public void The_service_says_where_things_go_when_the_arguments_do_not()
    {
        Read("--bucket-name=b").Should().Match<TrainerSettings>(settings =>
            settings.Run.ExportDir == Service.ModelDir && settings.Run.CheckpointRoot == Service.CheckpointDir && settings.Run.CheckpointDir == null
            && settings.Run.TensorBoardDir == Service.TensorBoardDir);
    }

    /// <returns>The value at a path; a list joined by commas.</returns>
    private static object? ValueOf(TrainerSettings settings, string path)
    {
        var value = path.Split('.').Aggregate((object?)settings, (record, name) => record!.GetType().GetProperty(name)!.GetValue(record));
        return value is IReadOnlyList<string> items ? string.Join(',', items) : value;
    }

    private static TrainerSettings Read(params string[] line)
    {
        var arguments = new TrainArguments(Service);
        var command = new RootCommand();
        foreach (var option in arguments.Options)
            command.Options.Add(option);
        var parsed = command.Parse(line);
        parsed.Errors.Should().BeEmpty();
        return arguments.Read(parsed);
    }
}
