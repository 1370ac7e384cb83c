using Build.Submission;
using Jobs;

namespace Build.Tasks;

[TaskDescription("Follows a job until it ends")]
public sealed class Watch : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        var site = TrainingSite.Of(context);
        var jobs = new PipelineJobs(context, site.Jobs);
        var job = await jobs.FollowAsync(await jobs.ChosenAsync());
        if (!job.State.HasEnded())
            return;
        await new JobEnd(context, site, nameof(Watch)).SettleAsync(job);
        context.Answer($"Watch: job {job.Id} is {job.State.ToWireName()}.");
    }
}
