using System.Text.Json;
using Kernels.Reading;
using Scoring;
using Trainer.Tests.Artifacts;

namespace Trainer.Tests.Cli;

public sealed class PredictCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _model;

    public PredictCommandTests() => _model = TinyClassifier.WriteTo(_folder, TinyClassifier.Settings.With(training: it => it with { PredictionThreshold = 0 }));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_text_is_a_line_of_labels_and_probabilities()
    {
        var terminal = new RecordingTerminal();

        (await terminal.RunAsync("predict", $"--model={_model}", "--text=one two", "--text", "@two\nlines", "--text", "")).Should().Be(0);

        var lines = terminal.Output.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        lines.Should().HaveCount(3);
        terminal.Error.Should().Be("device: cpu (this libtorch is the CPU build)\n");
        lines[0].GetProperty("labels").EnumerateArray().Select(label => label.GetString()).Should().Equal("good", "bad");
        lines[0].GetProperty("probabilities").EnumerateObject().Select(p => p.Name).Should().Equal("bad", "good", "other");
        using var classifier = TinyClassifier.Create();
        classifier.Precision = ReadingPrecision.Fast;
        lines[0].GetProperty("probabilities").GetProperty("good").GetDouble()
            .Should().BeApproximately(classifier.Predict(["one two"], 1)[0][1], 1e-5);
    }

    [Fact]
    public async Task Integers_are_the_default_and_single_precision_is_to_be_had()
    {
        using var classifier = TinyClassifier.Create();
        var single = classifier.Predict(["one two"], 1)[0][1];
        classifier.Precision = ReadingPrecision.Fast;
        var fast = classifier.Predict(["one two"], 1)[0][1];

        (await GoodAsync()).Should().BeApproximately(fast, 1e-6);
        (await GoodAsync("--precision=fast")).Should().BeApproximately(fast, 1e-6);
        (await GoodAsync("--precision=fp32")).Should().BeApproximately(single, 1e-6);
        fast.Should().BeApproximately(single, 1e-3f);

        async Task<double> GoodAsync(params string[] options)
        {
            var terminal = new RecordingTerminal();
            (await terminal.RunAsync(["predict", $"--model={_model}", "--text=one two", .. options])).Should().Be(0);
            return JsonDocument.Parse(terminal.Output).RootElement.GetProperty("probabilities").GetProperty("good").GetDouble();
        }
    }

    [Fact]
    public async Task Another_precision_is_refused()
    {
        var terminal = new RecordingTerminal();

        (await terminal.RunAsync("predict", $"--model={_model}", "--text=one", "--precision=int8")).Should().Be(2);

        terminal.Error.Should().StartWith("Trainer: --precision: expected one of fp32, fast, got \"int8\".\n");
    }

    [Fact]
    public async Task A_label_is_predicted_above_its_own_threshold()
    {
        using var folder = new TempFolder();
        var model = TinyClassifier.WriteTo(folder, rule: new DecisionRule([0, 1], []));
        var terminal = new RecordingTerminal();

        (await terminal.RunAsync("predict", $"--model={model}", "--text=one two")).Should().Be(0);

        JsonDocument.Parse(terminal.Output).RootElement.GetProperty("labels").EnumerateArray().Select(label => label.GetString())
            .Should().Equal("good");
    }

    [Fact]
    public async Task Each_line_of_the_input_is_a_text_empty_ones_too()
    {
        var input = string.Concat(Enumerable.Range(0, 1100).Select(number => number % 3 == 0 ? "\n" : $"one {number}\r\n")) + "no line end";
        var terminal = new RecordingTerminal(input);

        (await terminal.RunAsync("predict", $"--model={_model}")).Should().Be(0);

        terminal.Output.TrimEnd('\n').Split('\n').Should().HaveCount(1101);
    }

    [Fact]
    public async Task No_text_gives_no_line()
    {
        var terminal = new RecordingTerminal();

        (await terminal.RunAsync("predict", $"--model={_model}")).Should().Be(0);

        terminal.Output.Should().BeEmpty();
    }

    [Fact]
    public async Task The_model_must_be_named()
    {
        var terminal = new RecordingTerminal();

        (await terminal.RunAsync("predict", "--text=one")).Should().Be(2);

        terminal.Error.Should().Be("Trainer: Option '--model' is required.\nTrainer: see 'Trainer predict --help'.\n");
    }

    [Fact]
    public async Task A_model_that_is_not_there_is_a_mistake_in_the_data()
    {
        var terminal = new RecordingTerminal();

        (await terminal.RunAsync("predict", "--model=nowhere.zip", "--text=one")).Should().Be(3);

        terminal.Error.Should().Be("nowhere.zip: there is no such model file. Check the path.\n");
    }
}
