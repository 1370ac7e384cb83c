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

    private readonly Option<string[]> _text = new("--text") { Description = "A text to predict, instead of --input. You can repeat this option." };

    private readonly Option<string> _input = TextOptions.Create(
        "--input", "The file with the texts: .csv, .jsonl or .txt, or - for standard input, the default.");

    private readonly Option<string> _output = TextOptions.Create(
        "--output", "The file for the rows with labels and probabilities: .csv or .jsonl, or - for standard output, the default.");

    private readonly Option<string> _inputFormat = TextOptions.Choice(
        "--input-format", "The format of the input. csv: a header and a column of texts. jsonl: one object per line. lines: one text per line.",
        [.. Enum.GetValues<TextFormat>().Select(Spell)]);

    private readonly Option<string> _outputFormat = TextOptions.Choice(
        "--output-format", "The format of the output. The default follows the name of the output file, or else the input format.", OutputFormats);

    private readonly Option<string> _textColumn = TextOptions.Create(
        "--text-column", "The column or object member with the text. The default is the text column of the training.");

    private readonly Option<string> _prefix = TextOptions.Create(
        "--prefix", "A prefix for the names of the columns or members that are added to a row.");

    private readonly Option<string> _device = DeviceOption.Create("The device for the computation");

    private readonly Option<string> _precision = TextOptions.Choice(
        "--precision",
        "Number format of the matrix products. fast: 16-bit integers on processors that multiply them faster (AVX2), otherwise fp32. "
        + "fp32: single precision.",
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
            throw new FaultException(FaultKind.Settings, "--text and --input: both specify texts. Use only one of them.");
        if (output != PredictRequest.Standard && Path.GetFullPath(output) == Path.GetFullPath(input))
            throw new FaultException(FaultKind.Settings, $"--output={output}: the output is also the input. Choose another file.");
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
            FaultKind.Settings, $"--input={input}: the file name does not show the format. Add --input-format=csv, jsonl or lines.");
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
