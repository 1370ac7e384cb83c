using Faults;

namespace Jobs.Cloud;

/// <summary>A job as Vertex AI or AI Platform answers it: what of it is used here.</summary>
/// <param name="Name">Of Vertex AI: <c>projects/NUMBER/locations/REGION/customJobs/ID</c>.</param>
/// <param name="JobId">Of AI Platform: the id.</param>
/// <param name="Error">Of Vertex AI: why it failed.</param>
/// <param name="ErrorMessage">Of AI Platform: why it failed.</param>
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

    /// <summary>Its state; that of AI Platform by the name it has in Vertex AI.</summary>
    /// <exception cref="FaultException">The state is none that is known.</exception>
    public JobState JobState => JobStateExtensions.ParseWireName(State switch
    {
        "PREPARING" => Prefix + "PENDING",
        { } state when JobId is not null => Prefix + state,
        _ => State ?? "",
    });

    /// <param name="location">Where it runs.</param>
    /// <param name="consoleAt">The address of its page.</param>
    /// <returns>The job in the terms of all job services; one that has failed without the end of its log.</returns>
    /// <exception cref="FaultException">Its state is none that is known.</exception>
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
