using Build.Training;
using Jobs;

namespace Build.Tasks;

[TaskDescription("Follows a job until it ends")]
public sealed class Watch : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        var jobs = new PipelineJobs(context, context.Paths.Jobs);
        var job = await jobs.FollowAsync(await jobs.ChosenAsync());
        if (!job.State.HasEnded())
            return;
        job.EnsureSucceeded();
        context.Information($"Watch: job {job.Id} is {job.State.ToWireName()}.");
    }
}
