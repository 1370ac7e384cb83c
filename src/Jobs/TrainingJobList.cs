using Faults;

namespace Jobs;

/// <summary>Jobs of a service.</summary>
/// <param name="Jobs">The jobs, newest first.</param>
/// <param name="Faults">The errors of jobs that could not be described, one for each job.</param>
public sealed record TrainingJobList(IReadOnlyList<TrainingJob> Jobs, IReadOnlyList<FaultException> Faults);
