using Build.Submission;
using Jobs;

namespace Build.Tasks;

[TaskDescription("Lists the jobs and their states")]
public sealed class Status : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        var jobs = new PipelineJobs(context, TrainingSite.Of(context).Jobs);
        if (context.Arguments.Job is { } id)
        {
            Print(context, await jobs.Service.DescribeAsync(id));
            return;
        }

        var list = await jobs.Service.ListAsync();
        foreach (var job in list.Jobs)
            Print(context, job);
        foreach (var fault in list.Faults)
            context.Warning(fault.Message);
        if (list.Jobs.Count == 0)
            context.Answer($"Status: pipeline {context.Settings.Name} has no jobs.");
    }

    private static void Print(BuildContext context, TrainingJob job)
    {
        var span = job.Ended is { } ended ? $" to {ended:HH:mm:ss}" : "";
        context.Answer($"{job.Id}  {job.State.ToWireName()}  {job.Created:yyyy-MM-dd HH:mm:ss}{span} UTC  {job.DisplayName}");
        if (job.ConsoleAt is { } page)
            context.Answer($"    its page: {page}");
        if (job.Failure is { } failure)
            context.Answer($"    {failure.Reason}. Its log: {context.Paths.Relative(job.LogsAt)}");
    }
}
