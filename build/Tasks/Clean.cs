using Build.Training;
using Jobs;

namespace Build.Tasks;

[TaskDescription("Deletes what the pipeline and the tests made; models and data in the bucket stay")]
public sealed class Clean : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        var jobs = new PipelineJobs(context, context.Paths.Jobs);
        if ((await jobs.Service.ListAsync()).Jobs.FirstOrDefault(job => !job.State.HasEnded()) is { } running)
        {
            throw new FaultException(
                FaultKind.Settings, $"Clean: job {running.Id} is still running. Cancel it first: {jobs.Command("Cancel", running.Id)}");
        }


        await TrainingRehearsal.StopAsync(context);
        foreach (var folder in new[] { context.Paths.Artifacts, context.Paths.TrainerFolder, context.Paths.TestResults })
        {
            if (!Directory.Exists(folder))
                continue;
            Directory.Delete(folder, recursive: true);
            context.Information($"Clean: deleted {context.Paths.Relative(folder)}.");
        }
    }
}
