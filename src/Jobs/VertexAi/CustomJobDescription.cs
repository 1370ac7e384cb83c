using Faults;
using Jobs.Cloud;

namespace Jobs.VertexAi;

/// <summary>A custom job in the terms of all job services.</summary>
internal static class CustomJobDescription
{
    /// <param name="job">The job.</param>
    /// <param name="location">Where it runs.</param>
    /// <param name="lastLines">The end of its log, when it has failed.</param>
    /// <exception cref="FaultException">Its state is none that is known.</exception>
    public static TrainingJob Of(CustomJob job, CloudLocation location, IReadOnlyList<string> lastLines)
    {
        var state = JobStateExtensions.ParseWireName(job.State ?? "");
        var failure = state == JobState.Failed ? CloudFailure.Of(job.Error?.Message, lastLines) : null;
        return new TrainingJob
        {
            Id = job.Id,
            DisplayName = job.DisplayName ?? "",
            RunId = job.RunId,
            Labels = job.Labels ?? new Dictionary<string, string>(),
            State = state,
            LogsAt = LogAddress.Of(job.Id, location.Project),
            ConsoleAt = $"https://console.cloud.google.com/vertex-ai/locations/{location.Region}/training/{job.Id}?project={location.Project}",
            Created = job.CreateTime,
            Started = job.StartTime,
            Ended = job.EndTime,
            ExitCode = failure?.ExitCode ?? (state == JobState.Succeeded ? 0 : null),
            Failure = failure,
        };
    }
}
