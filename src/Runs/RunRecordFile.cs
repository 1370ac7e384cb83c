using System.Text.Encodings.Web;
using System.Text.Json;
using Faults;

namespace Runs;

/// <summary>A <see cref="RunRecord"/> as a JSON file.</summary>
public static class RunRecordFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static void Write(string path, RunRecord run) => AtomicFile.WriteAllText(path, ToJson(run));

    public static string ToJson(RunRecord run) => JsonSerializer.Serialize(run, Options) + "\n";

    /// <exception cref="FaultException">It is not such a file, or of another version.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static RunRecord Read(string path)
    {
        try
        {
            var run = JsonSerializer.Deserialize<RunRecord>(File.ReadAllText(path), Options)
                ?? throw new JsonException("it holds nothing");
            if (run.FormatVersion != RunRecord.CurrentVersion)
                throw new JsonException($"it has format version {run.FormatVersion}, and this program reads {RunRecord.CurrentVersion}");
            return RunRecordShape.FaultOf(run) is { } fault ? throw new JsonException(fault) : run;
        }
        catch (JsonException exception)
        {
            throw new FaultException(FaultKind.Data, $"{path}: not the record of a training run: {exception.Message} Train again to get one.");
        }
    }
}
