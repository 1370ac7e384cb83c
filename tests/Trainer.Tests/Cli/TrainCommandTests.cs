using System.Runtime.InteropServices;
using Spectre.Console.Testing;
using Trainer.Tests.TensorBoard;
using Trainer.Tests.Training;

namespace Trainer.Tests.Cli;

public sealed class TrainCommandTests
{
    private static readonly string[] Tiny =
    [
        "--pretrained=none", "--label-list=good,bad", "--epochs=1", "--batch-size=8", "--embedding-size=6", "--hidden-size=8", "--layers=2",
        "--bptt=8", "--min-frequency=1", "--threads=1",
    ];

    [Fact]
    public async Task Without_the_name_of_a_command_it_trains()
    {
        using var training = new TinyTraining().With(TinyTraining.OneHot(60));
        var terminal = new RecordingTerminal();

        (await terminal.RunAsync([$"--bucket-name={training.BucketPath}", .. Tiny])).Should().Be(0);

        terminal.Output.Should().StartWith("device: cpu (this libtorch is the CPU build)\n60 rows: 36 train, 9 validate, 15 test\n")
            .And.MatchRegex(@"\ntrained on cpu with 1 thread: language model \d+\.\d{3} s per step, classifier \d+\.\d{3} s per step, peak memory \d+ MB\n")
            .And.Contain("\nclassifier, frozen: epoch 1 of 1: train loss ")
            .And.Contain("baseline (always the most frequent answer): macro F1 0.000");
        terminal.Error.Should().BeEmpty();
        File.Exists(training.ModelPath).Should().BeTrue();
    }

    [Fact]
    public async Task On_a_terminal_each_stage_has_a_bar()
    {
        using var training = new TinyTraining().With(TinyTraining.OneHot(60));
        var console = new TestConsole().Width(120).Interactive();
        var terminal = new RecordingTerminal(bars: console);

        (await terminal.RunAsync(["train", $"--bucket-name={training.BucketPath}", .. Tiny])).Should().Be(0);

        console.Output.Should().Contain("60 rows: 36 train").And.Contain("language model, frozen: epoch 1 of 1: train loss ")
            .And.MatchRegex("classifier, unfrozen +stage 6 of 6\n").And.Contain("100%");
        terminal.Output.Should().NotContain("language model").And.Contain("macro F1");
    }

    [Theory]
    [InlineData("text", "label")]
    [InlineData("json", "{\"severity\":\"INFO\",\"message\":\"")]
    public async Task Quiet_leaves_the_scores_whatever_reads_them(string format, string start)
    {
        using var training = new TinyTraining().With(TinyTraining.OneHot(60));
        var terminal = new RecordingTerminal(bars: new TestConsole().Interactive());

        (await terminal.RunAsync([$"--bucket-name={training.BucketPath}", "--quiet", $"--log-format={format}", .. Tiny])).Should().Be(0);

        terminal.Output.TrimStart().Should().StartWith(start).And.Contain("macro average").And.NotContain("rows: 36").And.NotContain("epoch");
        terminal.Error.Should().BeEmpty();
    }

    [Fact]
    public async Task Quiet_leaves_what_is_wrong()
    {
        using var bucket = new TempFolder();
        var terminal = new RecordingTerminal();

        (await terminal.RunAsync("--pretrained=none", $"--bucket-name={bucket.Path}", "--quiet")).Should().Be(5);

        terminal.Output.Should().BeEmpty();
        terminal.Error.Should().Contain("there is no object");
    }

    [Theory]
    [InlineData("s3://bucket")]
    [InlineData(" ")]
    public async Task A_bucket_of_another_kind_is_refused(string bucket)
    {
        var terminal = new RecordingTerminal();

        (await terminal.RunAsync("--pretrained=none", $"--bucket-name={bucket}")).Should().Be(2);

        terminal.Error.Should().Be(
            $"Trainer: --bucket-name: expected a folder, gs://BUCKET or gs://BUCKET/PREFIX, got \"{bucket}\".\nTrainer: see 'Trainer train --help'.\n");
    }

    [Fact]
    public async Task A_missing_data_set_is_named_with_its_bucket()
    {
        using var bucket = new TempFolder();
        var terminal = new RecordingTerminal();

        var code = await terminal.RunAsync("--pretrained=none", $"--bucket-name={bucket.Path}", "--lang=ko", "--dataset-filename=d.csv");

        code.Should().Be(5);

        terminal.Error.Should().Be($"{bucket.Path}: there is no object \"pretrained/ko/d.csv\". Check the name, or upload it first.\n");
    }

    [Fact]
    public async Task A_data_set_of_other_labels_is_a_mistake_in_the_data()
    {
        using var training = new TinyTraining().With(TinyTraining.OneHot(60));
        var terminal = new RecordingTerminal();

        (await terminal.RunAsync("--pretrained=none", $"--bucket-name={training.BucketPath}", "--label-list=good,ugly")).Should().Be(3);

        terminal.Error.Should().StartWith($"{training.BucketPath}/pretrained/fr/labelled_dataset.csv:1: ").And.Contain("ugly");
    }

    [Fact]
    public async Task A_bucket_without_the_pretrained_model_is_said_once_and_whole()
    {
        using var training = new TinyTraining().With(TinyTraining.OneHot(60));
        var terminal = new RecordingTerminal();

        (await terminal.RunAsync([.. Tiny.Skip(1), $"--bucket-name={training.BucketPath}", "--direction=both"])).Should().Be(3);

        terminal.Error.Should().Be(
            $"{training.BucketPath}: the pretrained model lacks pretrained/fr/forward/weights.pth, pretrained/fr/forward/vocab.pkl, "
            + "pretrained/fr/forward/config.json, pretrained/fr/backward/weights.pth, pretrained/fr/backward/vocab.pkl, "
            + "pretrained/fr/backward/config.json, pretrained/fr/spm/spm.model. "
            + "Upload what is missing, or train from scratch with --pretrained=none.\n");
    }

    [Theory]
    [InlineData(PosixSignal.SIGINT, 130)]
    [InlineData(PosixSignal.SIGTERM, 143)]
    public async Task An_interrupted_run_says_so(PosixSignal signal, int exitCode)
    {
        using var training = new TinyTraining().With(TinyTraining.OneHot(60));
        var terminal = new RecordingTerminal();

        var code = await terminal.RunAsync(signal, [$"--bucket-name={training.BucketPath}", .. Tiny]);

        code.Should().Be(exitCode);
        terminal.Error.Should().Be("Trainer: interrupted. Run the same command to start again.\n");
    }

    [Fact]
    public async Task In_a_job_of_the_service_every_line_is_a_record_and_its_folders_are_filled()
    {
        using var training = new TinyTraining().With(TinyTraining.OneHot(60));
        using var output = new TempFolder();
        var terminal = new RecordingTerminal(service: new("1", output.PathOf("model"), null, output.PathOf("logs")));

        (await terminal.RunAsync([$"--bucket-name={training.BucketPath}", .. Tiny])).Should().Be(0);

        var records = terminal.Records;
        records.Should().OnlyContain(record => record["severity"]!.GetValue<string>() == "INFO" && record.ContainsKey("timestamp"));
        records.Select(record => record["message"]!.GetValue<string>()).Should().Contain("60 rows: 36 train, 9 validate, 15 test");
        records.Where(record => record.ContainsKey("validLoss")).Select(record => record["stage"]!.GetValue<string>()).Should().Equal(
            "language model, frozen", "language model, unfrozen", "classifier, frozen", "classifier, unfrozen");
        records[^1]["scores"]!["macro avg"]!["F1"]!.GetValue<double>().Should().BeInRange(0, 1);
        records[^1]["message"]!.GetValue<string>().Should().Contain("macro average").And.Contain("\n");
        File.ReadAllBytes(output.PathOf("model", "model.zip")).Should().Equal(File.ReadAllBytes(training.ModelPath));
        File.ReadAllBytes(output.PathOf("model", "scores.json")).Should().Equal(File.ReadAllBytes(training.ScoresPath));
        EventFiles.Read(output.PathOf("logs")).Scalars("classifier, unfrozen/valid_loss").Should().ContainSingle();
    }

    [Fact]
    public async Task In_a_job_of_the_service_a_fault_is_one_record()
    {
        using var training = new TinyTraining().With(TinyTraining.OneHot(60));
        var terminal = new RecordingTerminal(service: new("1"));

        (await terminal.RunAsync("--pretrained=none", $"--bucket-name={training.BucketPath}", "--label-list=good,ugly,none")).Should().Be(3);
        (await terminal.RunAsync("--epochs=none", "--lang=de")).Should().Be(2);

        var faults = terminal.ErrorRecords;
        faults.Select(record => record["severity"]!.GetValue<string>()).Should().Equal("ERROR", "ERROR");
        faults[0]["message"]!.GetValue<string>().Should().Contain("ugly");
        faults[1]["message"]!.GetValue<string>().Split('\n').Should().HaveCount(4);
    }

    [Theory]
    [InlineData("--log-format=text", "1", false)]
    [InlineData("--log-format=auto", "1", true)]
    [InlineData("--log-format=json", null, true)]
    [InlineData("--log-format=auto", null, false)]
    public async Task The_form_of_the_log_can_be_chosen(string argument, string? job, bool isJson)
    {
        using var bucket = new TempFolder();
        var terminal = new RecordingTerminal(bars: new TestConsole().Interactive(), service: new(job));

        await terminal.RunAsync("--pretrained=none", $"--bucket-name={bucket.Path}", argument);

        terminal.Error.StartsWith('{').Should().Be(isJson);
        terminal.Output.StartsWith('{').Should().Be(isJson, "bars are for people");
    }

    [Fact]
    public async Task Other_commands_speak_to_people_everywhere()
    {
        var terminal = new RecordingTerminal(service: new("1"));

        await terminal.RunAsync("predict", "--model=absent.zip");

        terminal.Error.Should().StartWith("absent.zip: ");
    }

    [Theory]
    [InlineData("--export-dir=s3://b")]
    [InlineData("--tensorboard-dir=s3://b")]
    public async Task A_folder_of_another_kind_is_refused_before_anything_is_trained(string argument)
    {
        using var training = new TinyTraining().With(TinyTraining.OneHot(60));
        var terminal = new RecordingTerminal();

        (await terminal.RunAsync([$"--bucket-name={training.BucketPath}", argument, .. Tiny])).Should().Be(2);

        terminal.Output.Should().BeEmpty();
        terminal.Error.Should().Contain("\"s3://b\" is not supported");
    }
}
