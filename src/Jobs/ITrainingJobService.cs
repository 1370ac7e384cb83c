using Faults;

namespace Jobs;

/// <summary>Service that runs training jobs.</summary>
/// <remarks>
/// Every method throws <see cref="JobException"/> when the service fails, and a <see cref="FaultException"/> of
/// <see cref="FaultKind.Settings"/> when the job does not exist.
/// </remarks>
public interface ITrainingJobService
{
    /// <summary>Gets the current state of a job.</summary>
    Task<TrainingJob> DescribeAsync(string id, CancellationToken cancellation = default);

    /// <summary>Lists the jobs.</summary>
    Task<TrainingJobList> ListAsync(CancellationToken cancellation = default);

    /// <summary>Reads the lines that the trainer wrote to its standard output and error, each once and in order.</summary>
    /// <param name="id">The job's id.</param>
    /// <param name="from">The start position: <see cref="LogEntry.Next"/> of the last entry that was read.</param>
    /// <param name="follow">Whether to wait for further lines until the job has ended.</param>
    /// <param name="cancellation">Stops reading; the job continues to run.</param>
    IAsyncEnumerable<LogEntry> StreamLogsAsync(
        string id, LogPosition from = default, bool follow = true, CancellationToken cancellation = default);

    /// <summary>Requests that a job stops, and does not wait until it has stopped.</summary>
    /// <returns>
    /// The job, whose state becomes <see cref="JobState.Cancelling"/>, then <see cref="JobState.Cancelled"/>. A job that has already ended is
    /// unchanged, and returned in its final state.
    /// </returns>
    Task<TrainingJob> CancelAsync(string id, CancellationToken cancellation = default);
}
