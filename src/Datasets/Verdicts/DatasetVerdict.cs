using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Faults;

namespace Datasets.Verdicts;

/// <summary>Everything that validation found out about a data set. It never holds a text.</summary>
public sealed record DatasetVerdict
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        // The file is read by people and parsers, never pasted into a web page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The file, as the user named it.</summary>
    public required string Path { get; init; }

    public required bool HasErrors { get; init; }

    /// <summary>The file's size in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>The separator, given or found out.</summary>
    public required char Separator { get; init; }

    /// <summary>How the file holds its labels; null when its header cannot be read.</summary>
    public required DatasetShape? Shape { get; init; }

    public required string TextColumn { get; init; }

    /// <summary>How many rows the file has, the header and empty lines not counted.</summary>
    public required long Rows { get; init; }

    /// <summary>How many of them have a text and no errors; all figures below are about these.</summary>
    public required long UsableRows { get; init; }

    /// <summary>How many usable rows have no label.</summary>
    public required long Unlabelled { get; init; }

    /// <summary>Their share of the usable rows, from 0 to 1.</summary>
    public required double UnlabelledShare { get; init; }

    public required SplitSizes Split { get; init; }

    /// <summary>Null when no row is usable.</summary>
    public required TextLengths? TextLengths { get; init; }

    /// <summary>How often each label occurs, in the order of <see cref="DatasetOptions.Labels"/>.</summary>
    public required IReadOnlyList<LabelCount> Labels { get; init; }

    /// <summary>How often labels occur together, most frequent first; null beyond 512 labels, where pairs are not counted.</summary>
    public required IReadOnlyList<LabelPair>? Pairs { get; init; }

    /// <summary>What was found: errors first, then warnings, then notes.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, Json) + "\n";

    /// <summary>Writes <see cref="ToJson"/> to a file.</summary>
    public void Save(string path) => AtomicFile.WriteAllText(path, ToJson());

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="FaultException">The file is no verdict.</exception>
    public static DatasetVerdict Load(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<DatasetVerdict>(File.ReadAllText(path), Json) ?? throw new JsonException("It holds nothing.");
        }
        catch (JsonException exception)
        {
            throw new FaultException(
                FaultKind.Settings, $"{path}: not what validation found ({exception.Message}) Delete it; validation then runs again.", exception);
        }
    }

    /// <exception cref="DatasetException">The verdict has errors; the message names every one.</exception>
    public void ThrowIfUnusable()
    {
        if (HasErrors)
            throw new DatasetException(Path, Findings);
    }
}
