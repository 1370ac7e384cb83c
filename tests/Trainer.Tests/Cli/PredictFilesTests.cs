using System.Globalization;
using System.Text.Json.Nodes;
using Kernels.Reading;
using Settings;
using Trainer.Cli.Predicting;
using Trainer.Tests.Artifacts;
using PosixSignal = System.Runtime.InteropServices.PosixSignal;

namespace Trainer.Tests.Cli;

/// <summary>The command <c>predict</c> with files.</summary>
public sealed class PredictFilesTests : IDisposable
{
    private const string Device = "device: cpu (this libtorch is the CPU build)\n";

    private static readonly string[] Texts = ["one two", "", "six \"five\"\nfour", "trois; deux, un"];

    private readonly TempFolder _folder = new();
    private readonly string _model;

    public PredictFilesTests() => _model = TinyClassifier.WriteTo(_folder, TinyClassifier.Settings.With(training: it => it with { PredictionThreshold = 0.5 }));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Rows_of_a_csv_file_keep_their_cells_and_their_order()
    {
        var input = Write("texts.csv", "\uFEFFid;text\n1;one two\n2;\n3;\"six \"\"five\"\"\nfour\"\n4;\"trois; deux, un\"\n");
        var output = _folder.PathOf("answers/out.csv");

        var (code, error) = await RunAsync("--input", input, "--output", output);

        (code, Error(error)).Should().Be((0, $"{output}: 4 rows, N rows/s\n"));
        var expected = Expected(Texts);
        File.ReadAllText(output).Should().Be(
            "\uFEFFid;text;labels;probability_bad;probability_good;probability_other\n".TrimStart('\uFEFF')
            + $"1;one two;{expected[0]}\n2;;{expected[1]}\n3;\"six \"\"five\"\"\nfour\";{expected[2]}\n4;\"trois; deux, un\";{expected[3]}\n");
        File.ReadAllBytes(output).Should().StartWith([0xEF, 0xBB, 0xBF], "the input has a byte order mark");
        Directory.GetFiles(_folder.PathOf("answers")).Should().Equal(output);
    }

    [Fact]
    public async Task Objects_keep_their_members()
    {
        var input = Write("texts.jsonl", """
            {"id": 1.50, "text": "one two", "tags": ["a", {"b": null}]}

            {"text": "", "deep": {"text": "é😀"}}
            """);

        var terminal = new RecordingTerminal();
        (await terminal.RunAsync("predict", "--model", _model, "--input", input)).Should().Be(0);

        var records = terminal.Records;
        records.Should().HaveCount(2);
        records[0].Select(member => member.Key).Should().Equal("id", "text", "tags", "labels", "probabilities");
        terminal.Output.Should().StartWith("""{"id":1.50,"text":"one two","tags":["a",{"b":null}],"labels":[""").And.Contain("é😀");
        records[1]["deep"]!["text"]!.GetValue<string>().Should().Be("é😀");
        Probabilities(records).Should().BeEquivalentTo(Probabilities(["one two", ""]));
    }

    [Theory]
    [InlineData(Architecture.AwdLstm, Direction.Forward)]
    [InlineData(Architecture.AwdLstm, Direction.Both)]
    [InlineData(Architecture.AwdQrnn, Direction.Backward)]
    [InlineData(Architecture.AwdQrnn, Direction.Both)]
    public async Task Many_rows_are_answered_as_each_alone(Architecture architecture, Direction direction)
    {
        var settings = TinyClassifier.Settings.With(model: it => it with { Architecture = architecture }, pretrained: it => it with { Direction = direction });
        var model = TinyClassifier.WriteTo(_folder, settings);
        var random = new Random(5);
        string[] words = ["one", "two", "three", "four", "five", "six", "seven"];
        string[] texts = [.. Enumerable.Range(0, 2 * RowWindows.Rows + 10).Select(_ => string.Join(' ', random.GetItems(words, random.Next(0, 30))))];
        var input = Write("texts.txt", string.Join('\n', texts) + "\n");
        var output = _folder.PathOf("out.jsonl");

        var terminal = new RecordingTerminal();
        (await terminal.RunAsync("predict", "--model", model, "--input", input, "--output", output)).Should().Be(0, terminal.Error);

        var found = File.ReadLines(output).Select(line => JsonNode.Parse(line)!["probabilities"]!.AsObject()).ToArray();
        found.Should().HaveCount(texts.Length);
        using var classifier = TinyClassifier.Create(settings);
        classifier.Precision = ReadingPrecision.Fast;
        for (var row = 0; row < texts.Length; row += 7)
        {
            var alone = classifier.Predict([texts[row]], batchSize: 1)[0];
            found[row].Select(member => member.Value!.GetValue<double>()).Zip(alone, (a, b) => Math.Abs(a - b))
                .Should().OnlyContain(gap => gap < 1e-5, $"row {row}");
        }
    }

    [Fact]
    public async Task Standard_input_is_csv_or_objects_where_asked_for()
    {
        var csv = new RecordingTerminal("n,text\n1,one two\n");
        (await csv.RunAsync("predict", "--model", _model, "--input=-", "--input-format=csv", "--output=-")).Should().Be(0);
        csv.Output.Should().Be($"n,text,labels,probability_bad,probability_good,probability_other\n1,one two,{Expected(["one two"])[0].Replace(';', ',')}\n");

        var objects = new RecordingTerminal("""{"body": "one two"}""");
        (await objects.RunAsync("predict", "--model", _model, "--input-format=jsonl", "--output-format=csv", "--text-column=body")).Should().Be(0);
        objects.Output.Should().Be($"body,labels,probability_bad,probability_good,probability_other\none two,{Expected(["one two"])[0].Replace(';', ',')}\n");
    }

    [Fact]
    public async Task Cells_become_members_of_objects_and_members_cells()
    {
        var csv = Write("texts.csv", "n,text\n1,one two\n");
        var terminal = new RecordingTerminal();
        (await terminal.RunAsync("predict", "--model", _model, "--input", csv, "--output-format=jsonl")).Should().Be(0);
        terminal.Output.Should().StartWith("""{"n":"1","text":"one two","labels":""");

        var objects = Write("texts.jsonl", """
            {"n": 1, "text": "one two", "more": [1]}
            {"text": "", "n": null}
            """);
        var output = _folder.PathOf("out.csv");
        (await RunAsync("--input", objects, "--output", output)).Code.Should().Be(0);
        File.ReadAllLines(output).Select(line => string.Join(',', line.Split(',')[..3]))
            .Should().Equal("n,text,more", "1,one two,[1]", ",,");
    }

    [Fact]
    public async Task A_table_without_rows_has_a_header_all_the_same()
    {
        var output = _folder.PathOf("out.csv");

        (await RunAsync("--input", Write("texts.csv", "text\n"), "--output", output, "--prefix=predicted_")).Code.Should().Be(0);

        File.ReadAllText(output).Should().Be("text,predicted_labels,predicted_probability_bad,predicted_probability_good,predicted_probability_other\n");
    }

    public static TheoryData<string, string, int, string> Broken => new()
    {
        { "a.csv", "text,n\none,1\ntwo\n", 3, "a.csv:3: the row has 1 cell, the header 2. Put texts that contain the separator or a line end in quotes." },
        { "a.csv", "body\none\n", 3, "a.csv:1: column \"text\" is missing. Use the column names of the file's first line." },
        { "a.csv", "text,labels\none,good\n", 2, "a.csv: it has \"labels\" already, which predictions use too. Rename \"labels\", or add --prefix=predicted_ to rename the predictions." },
        { "a.jsonl", "{\"text\":\"one\"}\n{\"text\":\"two\"\n", 3, "a.jsonl:2: not valid JSON, not UTF-8, or an object with a duplicate member (byte 14). Correct the line." },
        { "a.jsonl", "{\"text\":\"one\",\"text\":\"two\"}\n", 3, "a.jsonl:1: not valid JSON, not UTF-8, or an object with a duplicate member. Correct the line." },
        { "a.jsonl", "\"one\"\n", 3, "a.jsonl:1: expected a JSON object with a \"text\". Correct the line." },
        { "a.jsonl", "{\"body\":\"one\"}\n", 3, "a.jsonl:1: the object has no \"text\". Correct the line." },
        { "a.jsonl", "{\"text\":1}\n", 3, "a.jsonl:1: \"text\" is not a string. Correct the line." },
        { "a.jsonl", "{\"text\":null}\n", 3, "a.jsonl:1: \"text\" is not a string. Correct the line." },
        { "a.jsonl", "{\"text\":\"\\ud800\"}\n", 3, "a.jsonl:1: \"text\" holds an unpaired surrogate, which is not a character. Correct the line." },
        { "a.jsonl", "{\"text\":\"one\",\"labels\":[],\"probabilities\":{}}\n", 2, "a.jsonl:1: it has \"labels\", \"probabilities\" already, which predictions use too. Rename them, or add --prefix=predicted_ to rename the predictions." },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_broken_row_is_named_and_leaves_what_was_there(string name, string content, int code, string message)
    {
        var input = Write(name, content);
        var output = Write($"out{Path.GetExtension(name)}", "before");

        var (exit, error) = await RunAsync("--input", input, "--output", output);

        (exit, error).Should().Be((code, $"{Device}{message.Replace(name, input, StringComparison.Ordinal)}\n"));
        File.ReadAllText(output).Should().Be("before");
        Directory.GetFiles(_folder.Path, ".*").Should().BeEmpty();
    }

    [Fact]
    public async Task Rows_of_other_members_than_the_first_make_no_table()
    {
        var input = Write("a.jsonl", "{\"text\":\"one\"}\n{\"text\":\"two\",\"n\":1}\n");

        var (exit, error) = await RunAsync("--input", input, "--output", _folder.PathOf("out.csv"));

        (exit, error).Should().Be((3,
            $"{Device}{input}:2: the row has a \"n\", which the first row does not have. Give all rows the same members, or use --output-format=jsonl.\n"));
        File.Exists(_folder.PathOf("out.csv")).Should().BeFalse();
    }

    [Fact]
    public async Task Rows_before_a_broken_one_of_standard_input_are_answered()
    {
        var terminal = new RecordingTerminal("{\"text\":\"one\"}\n{\"text\":\"two\"}\n[]\n");

        (await terminal.RunAsync("predict", "--model", _model, "--input-format=jsonl")).Should().Be(3);

        terminal.Error.Should().Be($"{Device}standard input:3: expected a JSON object with a \"text\". Correct the line.\n");
    }

    [Fact]
    public async Task Bytes_that_are_not_utf_8_are_named_by_line()
    {
        var input = _folder.PathOf("texts.txt");
        File.WriteAllBytes(input, [(byte)'a', (byte)'\n', 0xFF, (byte)'\n']);

        (await RunAsync("--input", input)).Should().Be((3, $"{Device}{input}:2: the line holds bytes that are not UTF-8. Save the file as UTF-8.\n"));
    }

    [Theory]
    [InlineData("--input=texts.dat", 2, "--input=texts.dat: the file name does not show the format. Add --input-format=csv, jsonl or lines.\n")]
    [InlineData("--input=a.csv --text=one", 2, "--text and --input: both specify texts. Use only one of them.\n")]
    [InlineData("--input=a.csv --output=./a.csv", 2, "--output=./a.csv: the output is also the input. Choose another file.\n")]
    [InlineData("--input=a.csv --output-format=lines", 2, "Trainer: --output-format: expected one of csv, jsonl, got \"lines\".\nTrainer: see 'Trainer predict --help'.\n")]
    [InlineData("--input=nowhere/a.csv", 3, Device + "nowhere/a.csv: there is no such file. Check the path.\n")]
    [InlineData("--input=/ --input-format=csv", 3, Device + "/: it cannot be read. Check that it is a file and that you may read it.\n")]
    [InlineData("--text=one --output=/dev/null/out.csv", 4, Device + "/dev/null/out.csv: *Correct the problem, and run the command again.\n")]
    public async Task What_cannot_be_done_is_said_in_a_line(string arguments, int code, string message)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the paths are those of Unix");
        var (exit, error) = await RunAsync(arguments.Split(' '));

        exit.Should().Be(code);
        error.Should().Match(message);
    }

    [Fact]
    public async Task An_interruption_leaves_what_was_there()
    {
        var input = Write("texts.csv", "text\none\n");
        var output = Write("out.csv", "before");
        var terminal = new RecordingTerminal();

        (await terminal.RunAsync(PosixSignal.SIGINT, "predict", "--model", _model, "--input", input, "--output", output)).Should().Be(130);

        File.ReadAllText(output).Should().Be("before");
        Directory.GetFiles(_folder.Path, ".*").Should().BeEmpty();
    }

    private async Task<(int Code, string Error)> RunAsync(params string[] arguments)
    {
        var terminal = new RecordingTerminal();
        return (await terminal.RunAsync(["predict", "--model", _model, .. arguments]), terminal.Error);
    }

    private string Write(string name, string content)
    {
        var path = _folder.PathOf(name);
        File.WriteAllText(path, content);
        return path;
    }

    /// <summary>The last cells of each row, joined by semicolons.</summary>
    private static string[] Expected(string[] texts)
    {
        using var classifier = TinyClassifier.Create(TinyClassifier.Settings.With(training: it => it with { PredictionThreshold = 0.5 }));
        classifier.Precision = ReadingPrecision.Fast;
        return
        [
            .. classifier.Predict(texts, batchSize: 4).Select(classifier.Decide).Select(prediction => string.Join(
                ';',
                [
                    string.Join(',', prediction.Labels),
                    .. prediction.Probabilities.Select(probability => probability.ToString("0.######", CultureInfo.InvariantCulture)),
                ])),
        ];
    }

    private static double[][] Probabilities(string[] texts)
    {
        using var classifier = TinyClassifier.Create();
        classifier.Precision = ReadingPrecision.Fast;
        return [.. classifier.Predict(texts, batchSize: 4).Select(row => row.Select(cell => Math.Round(cell, 6)).ToArray())];
    }

    private static double[][] Probabilities(IEnumerable<JsonObject> records) =>
        [.. records.Select(record => record["probabilities"]!.AsObject().Select(member => member.Value!.GetValue<double>()).ToArray())];

    private static string Error(string said) => System.Text.RegularExpressions.Regex.Replace(said[Device.Length..], "[0-9.]+ rows/s", "N rows/s");
}
