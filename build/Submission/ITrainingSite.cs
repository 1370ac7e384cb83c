using Jobs;

namespace Build.Submission;

/// <summary>The place where a pipeline's training jobs run: this machine or a cloud service.</summary>
internal interface ITrainingSite
{
    /// <summary>All jobs of the pipeline.</summary>
    ITrainingJobService Jobs { get; }

    /// <summary>A hash of the trainer, or the image's name by digest.</summary>
    string TrainerIdentity { get; }

    /// <summary>The region that a run is submitted to first; null if the service has no regions.</summary>
    string? FirstRegion { get; }

    /// <returns>The region to try after one that has no machine; null after the last.</returns>
    string? RegionAfter(string? region);

    /// <summary>The submission, one line each: the command or the exact request.</summary>
    IEnumerable<string> Plan(ManifestRun run);

    /// <summary>Checks that everything a job needs is available.</summary>
    /// <exception cref="FaultException">Something is missing; the message has one line for each problem.</exception>
    Task PrepareAsync();

    /// <summary>Submits a run. A run that was already submitted keeps its job.</summary>
    Task<TrainingJob> SubmitAsync(ManifestRun run);

    /// <summary>Describes where a job runs and where to see it, one line each.</summary>
    IEnumerable<string> Describe(TrainingJob job, ManifestRun run);

    /// <summary>Requests that a job stops.</summary>
    Task<TrainingJob> CancelAsync(string id);

    /// <summary>Removes what a job left behind.</summary>
    void CleanUp(TrainingJob job);
}
