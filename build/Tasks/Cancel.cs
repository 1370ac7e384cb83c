using Build.Containers;
using Build.Training;
using Jobs;
using Pipelines;

namespace Build.Tasks;

[TaskDescription("Stops a job")]
public sealed class Cancel : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        var jobs = new PipelineJobs(context, context.Paths.Jobs);
        var job = await jobs.Service.CancelAsync(await jobs.ChosenAsync());
        if (context.Settings.Image is not null)
        {
            // Killed after its time of grace, the engine's program leaves the container behind.
            job = await jobs.EndOfAsync(job.Id);
            TrainerHost.Of(context, context.Manifest.Image?.Runnable, Device.Auto).Remove(job.RunId);
        }

        context.Information($"Cancel: job {job.Id} is {job.State.ToWireName()}.");
    }
}
