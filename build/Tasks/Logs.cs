using Build.Submission;

namespace Build.Tasks;

[TaskDescription("Prints a job's log so far")]
public sealed class Logs : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        var jobs = new PipelineJobs(context, TrainingSite.Of(context).Jobs);
        await foreach (var entry in jobs.Service.StreamLogsAsync(await jobs.ChosenAsync(), follow: false))
            Console.WriteLine(entry.Text);
    }
}
