using Faults;

namespace Jobs;

/// <summary>Where training jobs run.</summary>
/// <remarks>
/// Every method throws <see cref="JobException"/> when the service fails, and a <see cref="FaultException"/> of
/// <see cref="FaultKind.Settings"/> when asked for a job that does not exist.
/// </remarks>
public interface ITrainingJobService
{
    Task<TrainingJob> DescribeAsync(string id, CancellationToken cancellation = default);

    Task<TrainingJobList> ListAsync(CancellationToken cancellation = default);

    /// <summary>The lines the trainer wrote to its standard output and error, each once and in order.</summary>
    /// <param name="id">The job.</param>
    /// <param name="from">Where to start: <see cref="LogEntry.Next"/> of the last entry seen.</param>
    /// <param name="follow">Whether to wait for further lines until the job has ended.</param>
    /// <param name="cancellation">Ends the reading; the job goes on.</param>
    IAsyncEnumerable<LogEntry> StreamLogsAsync(
        string id, LogPosition from = default, bool follow = true, CancellationToken cancellation = default);

    /// <summary>Asks a job to stop, and does not wait until it has.</summary>
    /// <returns>
    /// The job: <see cref="JobState.Cancelling"/>, then <see cref="JobState.Cancelled"/>. A job that had ended before is left as it is, and
    /// returned in the state it ended in.
    /// </returns>
    Task<TrainingJob> CancelAsync(string id, CancellationToken cancellation = default);
}
