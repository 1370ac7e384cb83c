using System.CommandLine;
using Faults;
using Kernels;
using Kernels.Devices;
using Settings;
using Trainer.Cli;
using Trainer.Cli.Terminals;
using Trainer.Configuration;

namespace Trainer.Tests.Cli;

public sealed class TrainArgumentsTests
{
    private static readonly ServiceEnvironment Service = new("1", "gs://b/model/", "gs://b/checkpoints/", "gs://b/logs/");

    public static TheoryData<string, string?, string, object> Arguments => new()
    {
        { "--bucket-name", null, nameof(TrainerSettings.Bucket), "elsewhere" },
        { "--model-dir", "model", nameof(TrainerSettings.ModelDir), "models" },
        { "--model-filename", "model.zip", nameof(TrainerSettings.ModelFilename), "m.zip" },
        { "--score-filename", "scores.json", nameof(TrainerSettings.ScoreFilename), "s.json" },
        { "--dataset-filename", "labelled_dataset.csv", nameof(TrainerSettings.DatasetFilename), "d.csv" },
        { "--lang", "fr", nameof(TrainerSettings.Language), "ko" },
        { "--drop-mult", "0.3", nameof(TrainerSettings.DropMult), 0.5 },
        { "--batch-size", "16", nameof(TrainerSettings.BatchSize), 32 },
        { "--epochs", "8", nameof(TrainerSettings.Epochs), 1 },
        { "--bw", "Forward", nameof(TrainerSettings.Direction), Direction.Backward },
        { "--monitored-metric", "valid_loss", nameof(TrainerSettings.MonitoredMetric), "f1" },
        { "--prediction-threshold", "0.3", nameof(TrainerSettings.PredictionThreshold), 0.5f },
        { "--positive-weights", "None", nameof(TrainerSettings.PositiveWeights), PositiveWeights.Balanced },
        { "--text-col", "text", nameof(TrainerSettings.TextColumn), "body" },
        { "--label-delim", ",", nameof(TrainerSettings.LabelDelimiter), "|" },
        { "--label-list", "categ1,categ2", nameof(TrainerSettings.LabelList), "a,b" },
        { "--other-label", "other", nameof(TrainerSettings.OtherLabel), "none of them" },
        { "--task", "Multilabel", nameof(TrainerSettings.Task), ClassificationTask.Multiclass },
    };

    [Theory]
    [MemberData(nameof(Arguments))]
    public void Each_argument_has_its_name_and_default(string name, string? byDefault, string setting, object value)
    {
        var property = typeof(TrainerSettings).GetProperty(setting)!;

        if (byDefault is not null)
            FormattableString.Invariant($"{property.GetValue(Read("--bucket-name=b"))}").Should().Be(byDefault);
        var spelled = value is Enum ? $"{value}".ToLowerInvariant() : value;
        var given = name == "--bw" ? name : FormattableString.Invariant($"{name}={spelled}");
        property.GetValue(name == "--bucket-name" ? Read(given) : Read("--bucket-name=b", given)).Should().Be(value);
    }

    [Theory]
    [InlineData("--direction=both", nameof(TrainerSettings.Direction), Direction.Both)]
    [InlineData("--recipe=ulmfit", nameof(TrainerSettings.Recipe), Recipe.Ulmfit)]
    [InlineData("--architecture=awdQrnn", nameof(TrainerSettings.EncoderArchitecture), Architecture.AwdQrnn)]
    [InlineData("--device=cuda", nameof(TrainerSettings.Device), DeviceChoice.Cuda)]
    [InlineData("--device=cpu", nameof(TrainerSettings.Device), DeviceChoice.Cpu)]
    [InlineData("--kernels=fast", nameof(TrainerSettings.Kernels), KernelChoice.Fast)]
    [InlineData("--kernels=reference", nameof(TrainerSettings.Kernels), KernelChoice.Reference)]
    [InlineData("--precision=fp32", nameof(TrainerSettings.Precision), Precision.Fp32)]
    [InlineData("--precision=bf16", nameof(TrainerSettings.Precision), Precision.Bf16)]
    [InlineData("--report-steps=50", nameof(TrainerSettings.ReportSteps), 50)]
    [InlineData("--english-archives=http://localhost/zoo", nameof(TrainerSettings.EnglishArchives), "http://localhost/zoo")]
    [InlineData("--cache-folder=/tmp/cache", nameof(TrainerSettings.CacheFolder), "/tmp/cache")]
    [InlineData("--prediction-threshold=auto", nameof(TrainerSettings.PredictionThreshold), null)]
    [InlineData("--prediction-threshold=auto", nameof(TrainerSettings.Calibrates), true)]
    [InlineData("--prediction-threshold=0.4", nameof(TrainerSettings.Calibrates), false)]
    [InlineData("--calibration=true", nameof(TrainerSettings.Calibrates), true)]
    [InlineData("--calibration=false", nameof(TrainerSettings.Calibration), false)]
    [InlineData("--include-texts", nameof(TrainerSettings.IncludeTexts), true)]
    [InlineData("--batch-norm=population", nameof(TrainerSettings.BatchNorm), BatchNormStatistics.Population)]
    [InlineData("--subwords=4000", nameof(TrainerSettings.Subwords), 4000)]
    [InlineData("--learning-rate=0.003", nameof(TrainerSettings.LearningRate), 0.003)]
    [InlineData("--patience=2", nameof(TrainerSettings.Patience), 2)]
    [InlineData("--clip=0.5", nameof(TrainerSettings.Clip), 0.5)]
    [InlineData("--checkpoint-dir=kept", nameof(TrainerSettings.CheckpointDir), "kept")]
    [InlineData("--checkpoint-dir=none", nameof(TrainerSettings.CheckpointDir), TrainerSettings.NoCheckpoints)]
    [InlineData("--checkpoint-minutes=2.5", nameof(TrainerSettings.CheckpointMinutes), 2.5)]
    [InlineData("--fresh", nameof(TrainerSettings.Fresh), true)]
    [InlineData("--export-dir=gs://other/model", nameof(TrainerSettings.ExportDir), "gs://other/model")]
    [InlineData("--tensorboard-dir=curves", nameof(TrainerSettings.TensorBoardDir), "curves")]
    public void What_the_tutorial_has_not_is_chosen_by_arguments_of_our_own(string argument, string setting, object? value) =>
        typeof(TrainerSettings).GetProperty(setting)!.GetValue(Read("--bucket-name=b", argument)).Should().Be(value);

    [Theory]
    [InlineData("valid_loss")]
    [InlineData("train_loss")]
    [InlineData("accuracy")]
    [InlineData("error_rate")]
    [InlineData("precision")]
    [InlineData("recall")]
    [InlineData("f1")]
    [InlineData("average_precision")]
    [InlineData("roc_auc")]
    public void Any_figure_can_be_monitored(string metric) =>
        Read("--bucket-name=b", $"--monitored-metric={metric}").MonitoredMetric.Should().Be(metric);

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
    [InlineData("--epochs=0", "Trainer: --epochs: expected a whole number from 1 to 2147483647, got \"0\".")]
    [InlineData("--epochs=1.5", "Trainer: --epochs: expected a whole number from 1 to 2147483647, got \"1.5\".")]
    [InlineData("--epochs=99999999999", "Trainer: --epochs: expected a whole number from 1 to 2147483647, got \"99999999999\".")]
    [InlineData("--batch-size=1", "Trainer: --batch-size: expected a whole number from 2 to 2147483647, got \"1\".")]
    [InlineData("--drop-mult=NaN", "Trainer: --drop-mult: expected a number from 0 to 2, got \"NaN\".")]
    [InlineData("--prediction-threshold=0,3", "Trainer: --prediction-threshold: expected a number from 0 to 1 or auto, got \"0,3\".")]
    [InlineData("--prediction-threshold=best", "Trainer: --prediction-threshold: expected a number from 0 to 1 or auto, got \"best\".")]
    [InlineData("--calibration=yes", "Trainer: --calibration: expected one of true, false, got \"yes\".")]
    [InlineData("--lang=de", "Trainer: --lang: expected one of en, fr, ko, ja, zh, got \"de\".")]
    [InlineData(
        "--monitored-metric=loss",
        "Trainer: --monitored-metric: expected one of valid_loss, train_loss, accuracy, error_rate, precision, recall, f1, average_precision, roc_auc, got \"loss\".")]
    [InlineData("--device=gpu", "Trainer: --device: expected one of auto, cuda, cpu, got \"gpu\".")]
    [InlineData("--kernels=slow", "Trainer: --kernels: expected one of fast, reference, got \"slow\".")]
    [InlineData("--precision=fp16", "Trainer: --precision: expected one of fp32, bf16, got \"fp16\".")]
    [InlineData("--report-steps=-1", "Trainer: --report-steps: expected a whole number from 0 to 10000, got \"-1\".")]
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
            "Trainer: --epochs: expected a whole number from 1 to 2147483647, got \"none\".",
            "Trainer: --lang: expected one of en, fr, ko, ja, zh, got \"de\".",
            "Trainer: Unrecognized command or argument 'extra'.",
            "Trainer: see 'Trainer train --help'.");
    }

    [Theory]
    [InlineData("fr", null, "bucket")]
    [InlineData("en", null, "wt103")]
    [InlineData("en", "bucket", "bucket")]
    [InlineData("en", "none", "none")]
    public void English_starts_from_its_own_archives_unless_told_otherwise(string language, string? given, string source)
    {
        string[] more = given is null ? [] : [$"--pretrained={given}"];

        Read(["--bucket-name=b", $"--lang={language}", .. more]).Pretrained.Should().Be(source);
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
            settings.ExportDir == Service.ModelDir && settings.CheckpointRoot == Service.CheckpointDir && settings.CheckpointDir == null && settings.TensorBoardDir == Service.TensorBoardDir);
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
