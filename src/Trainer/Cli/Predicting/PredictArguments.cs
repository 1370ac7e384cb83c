using System.CommandLine;
using Faults;
using Kernels.Reading;
using Trainer.Cli.Options;

namespace Trainer.Cli.Predicting;

/// <summary>The options of <c>predict</c>.</summary>
internal sealed class PredictArguments
{
    private static readonly string[] OutputFormats = [Spell(TextFormat.Csv), Spell(TextFormat.Jsonl)];

    private readonly Option<string> _model = new("--model") { Description = "The model file.", Required = true, HelpName = "FILE" };

    private readonly Option<string[]> _text = new("--text") { Description = "A text; repeatable. Instead of --input." };

    private readonly Option<string> _input = TextOptions.Create(
        "--input", "The texts: a .csv, .jsonl or .txt file, or - for standard input, which is read without it, too.");

    private readonly Option<string> _output = TextOptions.Create(
        "--output", "Where the rows go with their labels and probabilities: a .csv or .jsonl file, or - for standard output, the default.");

    private readonly Option<string> _inputFormat = TextOptions.Choice(
        "--input-format", "csv: a header, and a column of texts. jsonl: an object a line. lines: a text a line.",
        [.. Enum.GetValues<TextFormat>().Select(Spell)]);

    private readonly Option<string> _outputFormat = TextOptions.Choice(
        "--output-format", "What is written; without it what the output's name tells, or as the input.", OutputFormats);

    private readonly Option<string> _textColumn = TextOptions.Create(
        "--text-column", "The column, or member of an object, that is the text; without it the one the model was trained on.");

    private readonly Option<string> _prefix = TextOptions.Create("--prefix", "Put before the names of all that is added to a row.");

    private readonly Option<string> _device = DeviceOption.Create("What to compute on");

    private readonly Option<string> _precision = TextOptions.Choice(
        "--precision",
        "Of matrix products. fast: 16-bit integers on a processor that multiplies them faster (AVX2), and as fp32 elsewhere. fp32: single precision.",
        [.. Enum.GetValues<ReadingPrecision>().Select(Spell)]);

    public PredictArguments() => (_input.HelpName, _output.HelpName, _textColumn.HelpName) = ("FILE", "FILE", "NAME");

    /// <summary>All options.</summary>
    public IEnumerable<Option> Options =>
        [_model, _text, _input, _output, _inputFormat, _outputFormat, _textColumn, _prefix, _device, _precision];

    /// <summary>Reads the values of the options.</summary>
    /// <exception cref="FaultException"><see cref="FaultKind.Settings"/>: the options contradict each other.</exception>
    public PredictRequest Read(ParseResult parsed)
    {
        var texts = parsed.GetValue(_text) ?? [];
        var input = parsed.GetValue(_input) ?? PredictRequest.Standard;
        var output = parsed.GetValue(_output) ?? PredictRequest.Standard;
        if (texts.Length > 0 && parsed.GetValue(_input) is not null)
            throw new FaultException(FaultKind.Settings, "--text and --input: both name texts. Keep one.");
        if (output != PredictRequest.Standard && Path.GetFullPath(output) == Path.GetFullPath(input))
            throw new FaultException(FaultKind.Settings, $"--output={output}: it is the input, too. Name another file.");
        var inputFormat = texts.Length > 0 ? TextFormat.Lines : InputFormat(parsed, input);
        return new(
            parsed.GetValue(_model)!, texts, input, output, inputFormat, OutputFormat(parsed, output, inputFormat),
            parsed.GetValue(_textColumn), parsed.GetValue(_prefix) ?? "", DeviceOption.Parse(parsed.GetValue(_device)!),
            Choice<ReadingPrecision>(parsed, _precision) ?? ReadingPrecision.Fast);
    }

    private TextFormat InputFormat(ParseResult parsed, string input)
    {
        if (Choice<TextFormat>(parsed, _inputFormat) is { } given)
            return given;
        if (input == PredictRequest.Standard)
            return TextFormat.Lines;
        return PredictRequest.FormatOf(input) ?? throw new FaultException(
            FaultKind.Settings, $"--input={input}: its name does not tell how its rows are written. Add --input-format=csv, jsonl or lines.");
    }

    private TextFormat OutputFormat(ParseResult parsed, string output, TextFormat inputFormat)
    {
        var format = Choice<TextFormat>(parsed, _outputFormat)
            ?? (output == PredictRequest.Standard ? null : PredictRequest.FormatOf(output))
            ?? inputFormat;
        return format == TextFormat.Csv ? TextFormat.Csv : TextFormat.Jsonl;
    }

    private static T? Choice<T>(ParseResult parsed, Option<string> option)
        where T : struct, Enum => parsed.GetValue(option) is { } name ? Enum.Parse<T>(name, ignoreCase: true) : null;

    private static string Spell<T>(T choice)
        where T : struct, Enum => choice.ToString().ToLowerInvariant();
}
