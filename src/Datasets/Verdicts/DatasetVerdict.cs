using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Faults;

namespace Datasets.Verdicts;

/// <summary>The results of validation. It never contains a text.</summary>
public sealed record DatasetVerdict
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        // The file is not embedded in HTML, so characters need no escapes.
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

    /// <summary>The separator, given or detected.</summary>
    public required char Separator { get; init; }

    /// <summary>The layout of the labels; null if the header is not readable.</summary>
    public required DatasetShape? Shape { get; init; }

    public required string TextColumn { get; init; }

    /// <summary>The number of rows, without the header and empty lines.</summary>
    public required long Rows { get; init; }

    /// <summary>The number of rows with a text and without errors; all following figures are about these rows.</summary>
    public required long UsableRows { get; init; }

    /// <summary>The number of usable rows without a label.</summary>
    public required long Unlabelled { get; init; }

    /// <summary>Their fraction of the usable rows, from 0 to 1.</summary>
    public required double UnlabelledShare { get; init; }

    public required SplitSizes Split { get; init; }

    /// <summary>Null if no row is usable.</summary>
    public required TextLengths? TextLengths { get; init; }

    /// <summary>The frequency of each label, in the order of <see cref="DatasetOptions.Labels"/>.</summary>
    public required IReadOnlyList<LabelCount> Labels { get; init; }

    /// <summary>The frequencies of label pairs, most frequent first; null for more than 512 labels, where pairs are not counted.</summary>
    public required IReadOnlyList<LabelPair>? Pairs { get; init; }

    /// <summary>The findings: errors first, then warnings, then notes.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, Json) + "\n";

    /// <summary>Writes <see cref="ToJson"/> to a file.</summary>
    public void Save(string path) => AtomicFile.WriteAllText(path, ToJson());

    /// <summary>Reads a file that <see cref="Save"/> wrote.</summary>
    /// <exception cref="FaultException">The file is not a verdict.</exception>
    public static DatasetVerdict Load(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<DatasetVerdict>(File.ReadAllText(path), Json) ?? throw new JsonException("It holds nothing.");
        }
        catch (JsonException exception)
        {
            throw new FaultException(
                FaultKind.Settings, $"{path}: not a validation result ({exception.Message}) Delete it; validation then runs again.", exception);
        }
    }

    /// <exception cref="DatasetException">The verdict has errors; the message names every one.</exception>
    public void ThrowIfUnusable()
    {
        if (HasErrors)
            throw new DatasetException(Path, Findings);
    }
}
