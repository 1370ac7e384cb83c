using System.Text.Encodings.Web;
using System.Text.Json;
using Faults;

namespace Runs;

/// <summary>Reads and writes a <see cref="RunRecord"/> as a JSON file.</summary>
public static class RunRecordFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Writes a record atomically.</summary>
    public static void Write(string path, RunRecord run) => AtomicFile.WriteAllText(path, ToJson(run));

    /// <summary>Serializes a record.</summary>
    public static string ToJson(RunRecord run) => JsonSerializer.Serialize(run, Options) + "\n";

    /// <summary>Reads a record.</summary>
    /// <exception cref="FaultException"><see cref="FaultKind.Data"/>: the file is not a run record, or has another format version.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static RunRecord Read(string path)
    {
        try
        {
            var run = JsonSerializer.Deserialize<RunRecord>(File.ReadAllText(path), Options)
                ?? throw new JsonException("it is empty.");
            if (run.FormatVersion != RunRecord.CurrentVersion)
                throw new JsonException($"it has format version {run.FormatVersion}, and this program reads {RunRecord.CurrentVersion}.");
            return RunRecordShape.FaultOf(run) is { } fault ? throw new JsonException(fault) : run;
        }
        catch (JsonException exception)
        {
            throw new FaultException(FaultKind.Data, $"{path}: not the record of a training run: {exception.Message} Train again to create one.");
        }
    }
}
