using Build.Submission;
using Jobs;

namespace Build.Tasks;

[TaskDescription("Stops a job")]
public sealed class Cancel : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        var site = TrainingSite.Of(context);
        var job = await site.CancelAsync(await new PipelineJobs(context, site.Jobs).ChosenAsync());
        context.Answer($"Cancel: job {job.Id} is {job.State.ToWireName()}.");
    }
}
