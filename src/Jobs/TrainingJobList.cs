using Faults;

namespace Jobs;

/// <summary>The jobs of a service.</summary>
/// <param name="Jobs">Newest first.</param>
/// <param name="Faults">What kept further jobs from being described, one for each.</param>
public sealed record TrainingJobList(IReadOnlyList<TrainingJob> Jobs, IReadOnlyList<FaultException> Faults);
