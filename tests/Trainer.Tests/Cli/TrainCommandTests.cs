using Spectre.Console.Testing;
using Trainer.Tests.Story;

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
            .And.MatchRegex(@"\ntrained on cpu with 1 thread: language model \d+\.\d{3} s a step, classifier \d+\.\d{3} s a step, peak memory \d+ MB\n")
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

        console.Output.Should().Contain("60 rows: 36 train").And.Contain("language model, frozen").And.Contain("100%");
        terminal.Output.Should().NotContain("language model").And.Contain("macro F1");
    }

    [Theory]
    [InlineData("s3://bucket", "Bucket \"s3://bucket\" is not supported. Give the path of a folder, such as artifacts/bucket, or gs://BUCKET.\n")]
    [InlineData(" ", "The bucket is empty. Give the path of a folder, such as artifacts/bucket, or gs://BUCKET.\n")]
    public async Task A_bucket_of_another_kind_is_refused(string bucket, string message)
    {
        var terminal = new RecordingTerminal();

        (await terminal.RunAsync("--pretrained=none", $"--bucket-name={bucket}")).Should().Be(2);

        terminal.Error.Should().Be(message);
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

    [Fact]
    public async Task An_interrupted_run_says_so()
    {
        using var training = new TinyTraining().With(TinyTraining.OneHot(60));
        var terminal = new RecordingTerminal();

        var code = await terminal.RunAsync(new CancellationToken(canceled: true), [$"--bucket-name={training.BucketPath}", .. Tiny]);

        code.Should().Be(130);
        terminal.Error.Should().Be("Trainer: interrupted. Run the same command to start again.\n");
    }
}
