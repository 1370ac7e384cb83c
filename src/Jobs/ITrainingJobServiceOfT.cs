using Faults;

namespace Jobs;

/// <summary>Service that starts and runs training jobs of one kind.</summary>
/// <typeparam name="TRequest">The kind of request: for a command on this machine, or for a container in the cloud.</typeparam>
public interface ITrainingJobService<in TRequest> : ITrainingJobService
{
    /// <summary>Starts a job, which from then on does not depend on this process.</summary>
    /// <returns>The job of the run. If the run was submitted before, the existing job is returned.</returns>
    /// <exception cref="FaultException"><see cref="FaultKind.Settings"/>: the request is invalid.</exception>
    Task<TrainingJob> SubmitAsync(TRequest request, CancellationToken cancellation = default);
}
