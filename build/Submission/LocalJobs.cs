using Build.Training;
using Jobs;
using Jobs.Local;

namespace Build.Submission;

/// <summary>Jobs of the trainer on this machine.</summary>
/// <param name="folder">Where they are kept.</param>
internal sealed class LocalJobs(BuildContext context, string folder)
{
    // The trainer may take 20 s to keep a checkpoint and leave.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(25);

    public ITrainingJobService<TrainingJobRequest> Service { get; } = new LocalJobService(folder, context.Clock, Random.Shared, Grace);

    /// <summary>Submits the trainer; a run that was submitted before has its job already.</summary>
    /// <param name="host">Where it runs.</param>
    /// <param name="bucket">What the run reads and writes.</param>
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
