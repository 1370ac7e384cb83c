using Build.Containers;
using Build.Containers.Images;
using Build.SmokeTesting;
using Build.Submission;
using Build.Training;
using Jobs;
using Pipelines;

namespace Build.Tasks;

[TaskDescription("Deletes the files of the pipeline and the tests; models and data in the bucket remain")]
public sealed class Clean : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        var jobs = new PipelineJobs(context, TrainingSite.Of(context).Jobs);
        if ((await jobs.Service.ListAsync()).Jobs.FirstOrDefault(job => !job.State.HasEnded()) is { } running)
        {
            throw new FaultException(
                FaultKind.Settings, $"Clean: job {running.Id} is still running. Cancel it first: {context.Command("Cancel", running.Id)}");
        }

        var publication = TrainerPublication.Of(context.Settings, context.Paths);
        await new TrainingRehearsal(context, TrainerHost.Of(context, context.Manifest.Image?.Id, Device.Auto)).StopAsync();
        publication.DeleteStamp();
        string[] folders = [context.Paths.Artifacts, publication.Folder, ImageContext.FolderOf(publication), context.Paths.TestResults];
        foreach (var folder in folders)
        {
            if (!Directory.Exists(folder))
                continue;
            Directory.Delete(folder, recursive: true);
            context.Information($"Clean: deleted {context.Paths.Relative(folder)}.");
        }
    }
}
