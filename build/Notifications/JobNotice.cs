using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Jobs;

namespace Build.Notifications;

/// <summary>A notice about a job that has ended. Commands and webhooks receive its members as JSON.</summary>
/// <param name="Text">A summary in one line.</param>
/// <param name="Pipeline">The pipeline's name.</param>
/// <param name="Job">The service's id of the job.</param>
/// <param name="DisplayName">The display name that the user chose.</param>
/// <param name="Run">The run that the job was submitted for.</param>
/// <param name="State">Such as <c>JOB_STATE_SUCCEEDED</c>.</param>
/// <param name="Reason">The reason of a failure; null if the job did not fail.</param>
/// <param name="Model">The model's address; null if there is none.</param>
/// <param name="Scores">The address of its scores; null if there are none.</param>
/// <param name="Console">The address of the job's page; null if there is none.</param>
/// <param name="Log">The location of the complete log.</param>
/// <param name="Ended">When the job ended, if known.</param>
internal sealed record JobNotice(
    string Text,
    string Pipeline,
    string Job,
    string DisplayName,
    string Run,
    string State,
    string? Reason,
    string? Model,
    string? Scores,
    string? Console,
    string Log,
    DateTimeOffset? Ended)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="model">The job's model; null if there is none.</param>
    public static JobNotice Of(string pipeline, TrainingJob job, ManifestModel? model)
    {
        var address = model is null ? null : $"{model.Bucket}/{model.Model}";
        var reason = job.Failure is { } failure ? $" {failure.Reason}." : "";
        return new JobNotice(
            $"{pipeline}: job {job.Id} is {job.State.ToWireName()}.{reason} {(address is null ? $"Its log: {job.LogsAt}" : $"The model: {address}")}",
            pipeline,
            job.Id,
            job.DisplayName,
            job.RunId,
            job.State.ToWireName(),
            job.Failure?.Reason,
            address,
            model is null ? null : $"{model.Bucket}/{model.Scores}",
            job.ConsoleAt,
            job.LogsAt,
            job.Ended);
    }

    public string ToJson() => JsonSerializer.Serialize(this, Options);

    /// <summary>The same as environment variables of a command; members without a value are not set.</summary>
    public IEnumerable<(string Name, string Value)> Variables()
    {
        (string Name, string? Value)[] all =
        [
            ("PIPELINE", Pipeline), ("JOB_ID", Job), ("JOB_NAME", DisplayName), ("JOB_RUN", Run), ("JOB_STATE", State), ("JOB_REASON", Reason),
            ("MODEL", Model), ("SCORES", Scores), ("JOB_CONSOLE", Console), ("JOB_LOG", Log), ("JOB_TEXT", Text),
        ];
        return all.Where(variable => variable.Value is not null).Select(variable => (variable.Name, variable.Value!));
    }
}
