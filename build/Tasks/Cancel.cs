using Build.Training;
using Jobs;

namespace Build.Tasks;

[TaskDescription("Stops a job")]
public sealed class Cancel : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        var jobs = new PipelineJobs(context, context.Paths.Jobs);
        var job = await jobs.Service.CancelAsync(await jobs.ChosenAsync());
        context.Information($"Cancel: job {job.Id} is {job.State.ToWireName()}.");
    }
}
