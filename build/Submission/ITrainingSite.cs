using Jobs;

namespace Build.Submission;

/// <summary>Where the training jobs of a pipeline run: on this machine, or on a cloud service.</summary>
internal interface ITrainingSite
{
    /// <summary>All jobs of the pipeline that are there.</summary>
    ITrainingJobService Jobs { get; }

    /// <summary>A hash, or a name by digest, of what a job runs.</summary>
    string TrainerIdentity { get; }

    /// <summary>The region a run is submitted to first; null where there are none.</summary>
    string? FirstRegion { get; }

    /// <returns>The region to try where one has no machine; null when that was the last.</returns>
    string? RegionAfter(string? region);

    /// <summary>What would be submitted, a line each: the command, or the request to the letter.</summary>
    IEnumerable<string> Plan(ManifestRun run);

    /// <summary>Sees that what a job needs is there.</summary>
    /// <exception cref="FaultException">Something is not; all that is wrong, a line each.</exception>
    Task PrepareAsync();

    /// <summary>Submits a run; one that was submitted before has its job already.</summary>
    Task<TrainingJob> SubmitAsync(ManifestRun run);

    /// <summary>Where a job runs and is to be seen, a line each.</summary>
    IEnumerable<string> Describe(TrainingJob job, ManifestRun run);

    /// <summary>Asks a job to stop.</summary>
    Task<TrainingJob> CancelAsync(string id);

    /// <summary>Removes what a job that ended has left behind.</summary>
    void CleanUp(TrainingJob job);
}
