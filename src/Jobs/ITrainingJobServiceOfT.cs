using Faults;

namespace Jobs;

/// <summary>Where training jobs of one kind are started.</summary>
/// <typeparam name="TRequest">What a job is there: a command on this machine, or a container on others.</typeparam>
public interface ITrainingJobService<in TRequest> : ITrainingJobService
{
    /// <summary>Starts a job; it does not depend on this process from then on.</summary>
    /// <returns>The job of that run. When the run was submitted before, that is the job it has had since.</returns>
    /// <exception cref="FaultException"><see cref="FaultKind.Settings"/>: the request is wrong.</exception>
    Task<TrainingJob> SubmitAsync(TRequest request, CancellationToken cancellation = default);
}
