using Faults;
using Kernels.Devices;
using Kernels.Reading;
using Trainer.Cli.Terminals;

namespace Trainer.Cli.Predicting;

/// <summary>The request of a <c>predict</c> command.</summary>
/// <param name="Model">The path of a model file.</param>
/// <param name="Texts">The texts of the command line; empty to read <paramref name="Input"/>.</param>
/// <param name="Input">A path, or <see cref="Standard"/>.</param>
/// <param name="Output">A path, or <see cref="Standard"/>.</param>
/// <param name="TextColumn">The name of the text column; null for the name in training.</param>
/// <param name="Prefix">The prefix of the names that are added to a row.</param>
internal sealed record PredictRequest(
    string Model, IReadOnlyList<string> Texts, string Input, string Output, TextFormat InputFormat, TextFormat OutputFormat,
    string? TextColumn, string Prefix, DeviceChoice Device, ReadingPrecision Precision)
{
    /// <summary>The value for standard input or standard output.</summary>
    public const string Standard = "-";

    /// <summary>The name of the input in error messages.</summary>
    public string InputName => Texts.Count > 0 ? "--text" : ReadsStandardInput ? "standard input" : Input;

    /// <summary>Whether the texts come from standard input.</summary>
    public bool ReadsStandardInput => Texts.Count == 0 && Input == Standard;

    /// <summary>Whether the predictions go to standard output.</summary>
    public bool WritesStandardOutput => Output == Standard;

    /// <summary>The format of a file according to its name; null if the name has no known extension.</summary>
    public static TextFormat? FormatOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".csv" or ".tsv" => TextFormat.Csv,
        ".jsonl" or ".ndjson" => TextFormat.Jsonl,
        ".txt" => TextFormat.Lines,
        _ => null,
    };

    /// <summary>Opens the source of the texts.</summary>
    /// <param name="textColumn">The name of the member with the text.</param>
    /// <exception cref="FaultException">The file cannot be opened, or its header is not valid.</exception>
    public ITextSource OpenSource(Terminal terminal, string textColumn)
    {
        if (Texts.Count > 0)
            return new GivenTexts(Texts);
        var stream = ReadsStandardInput ? terminal.InputBytes : OpenFile(Input);
        return InputFormat switch
        {
            TextFormat.Csv => new CsvSource(InputName, stream, textColumn),
            TextFormat.Jsonl => new JsonSource(InputName, stream, textColumn),
            _ => new LineSource(InputName, stream),
        };
    }

    /// <summary>Counts the rows and checks all of them, so that an invalid row is found before hours of prediction.</summary>
    /// <returns>The number of rows; null if the input can be read only once.</returns>
    /// <exception cref="FaultException">A row is not valid.</exception>
    public long? CountRows(Terminal terminal, string textColumn, CancellationToken cancellation)
    {
        if (Texts.Count > 0)
            return Texts.Count;
        if (ReadsStandardInput || !File.Exists(Input) || !CanReadTwice())
            return null;
        using var source = OpenSource(terminal, textColumn);
        return source.Read(cancellation).Sum(rows => (long)rows.Count);
    }

    private bool CanReadTwice()
    {
        using var stream = OpenFile(Input);
        return stream.CanSeek;
    }

    private static FileStream OpenFile(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FaultException(FaultKind.Data, $"{path}: there is no such file. Check the path.", fault);
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new FaultException(FaultKind.Data, $"{path}: it cannot be read. Check that it is a file and that you may read it.", fault);
        }
    }
}
