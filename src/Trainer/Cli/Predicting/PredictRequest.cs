using Faults;
using Kernels.Devices;
using Kernels.Reading;
using Trainer.Cli.Terminals;

namespace Trainer.Cli.Predicting;

/// <summary>What <c>predict</c> is asked for.</summary>
/// <param name="Model">A model file.</param>
/// <param name="Texts">Given on the command line; none to read <paramref name="Input"/>.</param>
/// <param name="Input">A path, or <see cref="Standard"/>.</param>
/// <param name="Output">A path, or <see cref="Standard"/>.</param>
/// <param name="TextColumn">Null for the one the model was trained on.</param>
/// <param name="Prefix">Stands before the names of what is added to a row.</param>
internal sealed record PredictRequest(
    string Model, IReadOnlyList<string> Texts, string Input, string Output, TextFormat InputFormat, TextFormat OutputFormat,
    string? TextColumn, string Prefix, DeviceChoice Device, ReadingPrecision Precision)
{
    /// <summary>Standard input, or standard output.</summary>
    public const string Standard = "-";

    /// <summary>How errors name the input.</summary>
    public string InputName => Texts.Count > 0 ? "--text" : ReadsStandardInput ? "standard input" : Input;

    public bool ReadsStandardInput => Texts.Count == 0 && Input == Standard;

    public bool WritesStandardOutput => Output == Standard;

    /// <summary>The format that a file's name tells; null where it tells none.</summary>
    public static TextFormat? FormatOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".csv" or ".tsv" => TextFormat.Csv,
        ".jsonl" or ".ndjson" => TextFormat.Jsonl,
        ".txt" => TextFormat.Lines,
        _ => null,
    };

    /// <param name="textColumn">The member of a row that is its text.</param>
    /// <exception cref="FaultException">The file cannot be opened, or its header not be used.</exception>
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

    /// <returns>How many rows there are; null where the input can be read only once.</returns>
    /// <exception cref="FaultException">A row is broken: better to know before hours of work than after.</exception>
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
