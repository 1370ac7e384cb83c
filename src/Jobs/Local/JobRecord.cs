using System.Text.Json;
using System.Text.Json.Serialization;

namespace Jobs.Local;

/// <summary>Request of a job as stored in <c>job.json</c>: never changed, and without the values of secrets.</summary>
internal sealed record JobRecord(
    string Id,
    string DisplayName,
    string RunId,
    DateTimeOffset Created,
    string Program,
    IReadOnlyList<string> Arguments,
    string WorkingFolder,
    IReadOnlyDictionary<string, string> Environment,
    IReadOnlyList<string> SecretEnvironment,
    IReadOnlyDictionary<string, string> Labels)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static JobRecord Of(TrainingJobRequest request, string id, DateTimeOffset created) =>
        new(
            id,
            request.DisplayName,
            request.RunId,
            created,
            request.Command.Program,
            request.Command.Arguments,
            request.WorkingFolder,
            request.Environment,
            [.. request.SecretEnvironment.Keys.Order(StringComparer.Ordinal)],
            request.Labels);

    /// <exception cref="JsonException">The text is not a job record.</exception>
    public static JobRecord Parse(string json) =>
        JsonSerializer.Deserialize<JobRecord>(json, Json) ?? throw new JsonException("It is null.");

    public string ToJson() => JsonSerializer.Serialize(this, Json);
}
