using Faults;

namespace Jobs.Cloud;

/// <summary>Job as returned by Vertex AI or AI Platform, with the members that are used here.</summary>
/// <param name="Name">Vertex AI: <c>projects/NUMBER/locations/REGION/customJobs/ID</c>.</param>
/// <param name="JobId">AI Platform: the id.</param>
/// <param name="Error">Vertex AI: the reason for the failure.</param>
/// <param name="ErrorMessage">AI Platform: the reason for the failure.</param>
internal sealed record CloudJob(
    string? Name,
    string? JobId,
    string? DisplayName,
    string? State,
    DateTimeOffset CreateTime,
    DateTimeOffset? StartTime,
    DateTimeOffset? EndTime,
    CloudJobError? Error,
    string? ErrorMessage,
    IReadOnlyDictionary<string, string>? Labels)
{
    private const string Prefix = "JOB_STATE_";

    public string Id => JobId ?? Name?[(Name.LastIndexOf('/') + 1)..] ?? "";

    public string RunId => Labels?.GetValueOrDefault(JobLabels.RunId) ?? "";

    /// <summary>State of the job; states of AI Platform are mapped to those of Vertex AI.</summary>
    /// <exception cref="FaultException">The state is not known.</exception>
    public JobState JobState => JobStateExtensions.ParseWireName(State switch
    {
        "PREPARING" => Prefix + "PENDING",
        { } state when JobId is not null => Prefix + state,
        _ => State ?? "",
    });

    /// <summary>Converts the job. The failure of a failed job has no log lines yet.</summary>
    /// <param name="location">The project and the region of the job.</param>
    /// <param name="consoleAt">The URL of its page in the console.</param>
    /// <exception cref="FaultException">The state is not known.</exception>
    public TrainingJob Describe(CloudLocation location, string consoleAt)
    {
        var state = JobState;
        var failure = state == JobState.Failed ? CloudFailure.Of(Error?.Message ?? ErrorMessage) : null;
        return new TrainingJob
        {
            Id = Id,
            DisplayName = DisplayName ?? Id,
            RunId = RunId,
            Labels = Labels ?? new Dictionary<string, string>(),
            State = state,
            LogsAt = LogAddress.Of(Id, location.Project),
            ConsoleAt = consoleAt,
            Created = CreateTime,
            Started = StartTime,
            Ended = EndTime,
            ExitCode = state == JobState.Succeeded ? 0 : failure?.ExitCode,
            Failure = failure,
        };
    }
}
