using Build.Training;
using Jobs;
using Jobs.Local;

namespace Build.Submission;

/// <summary>Jobs of the trainer on this machine.</summary>
/// <param name="folder">The folder of the jobs' files.</param>
internal sealed class LocalJobs(BuildContext context, string folder)
{
    // The trainer may need 20 s to write a checkpoint and exit.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(25);

    public ITrainingJobService<TrainingJobRequest> Service { get; } = new LocalJobService(folder, context.Clock, Random.Shared, Grace);

    /// <summary>Submits a run of the trainer. A run that was already submitted keeps its job.</summary>
    /// <param name="host">The process or container that runs it.</param>
    /// <param name="bucket">The bucket that the run reads and writes.</param>
    public Task<TrainingJob> SubmitAsync(string runId, ITrainerHost host, string bucket, IReadOnlyList<string> arguments)
    {
        var request = new TrainingJobRequest
        {
            DisplayName = context.Settings.Submit.DisplayName ?? context.Settings.Name,
            RunId = runId,
            Command = host.Command(runId, bucket, arguments),
            WorkingFolder = context.Root,
            Environment = host.Environment,
            Labels = context.Settings.Submit.Labels,
        };
        return Service.SubmitAsync(request);
    }
}
