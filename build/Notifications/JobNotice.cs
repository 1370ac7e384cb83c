using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Jobs;

namespace Build.Notifications;

/// <summary>What there is to say of a job that has ended. Its members, in JSON, are what commands and webhooks get.</summary>
/// <param name="Text">All that matters in one line for people.</param>
/// <param name="Pipeline">The pipeline's name.</param>
/// <param name="Job">The service's name for the job.</param>
/// <param name="DisplayName">What the user called it.</param>
/// <param name="Run">The run it was submitted for.</param>
/// <param name="State">Such as <c>JOB_STATE_SUCCEEDED</c>.</param>
/// <param name="Reason">Why it failed; null when it did not.</param>
/// <param name="Model">The address of the model; null when there is none.</param>
/// <param name="Scores">The address of its scores; null when there are none.</param>
/// <param name="Console">The address of the job's page; null where there is none.</param>
/// <param name="Log">Where the whole log is.</param>
/// <param name="Ended">When it ended, as far as is known.</param>
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

    /// <param name="model">What the job left; null when there is nothing.</param>
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

    /// <summary>The same, for a command's environment; what there is nothing to say of is not set.</summary>
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
