using Jobs;
using Pipelines;

namespace Build.Submission;

/// <summary>The training jobs of one pipeline.</summary>
internal sealed class PipelineJobs(BuildContext context, ITrainingJobService service)
{
    public ITrainingJobService Service => service;

    /// <summary>The job that <c>--job</c> names, or the newest.</summary>
    /// <exception cref="FaultException">There is no job.</exception>
    public async Task<string> ChosenAsync() =>
        context.Arguments.Job
        ?? (await service.ListAsync()).Jobs.FirstOrDefault()?.Id
        ?? throw new FaultException(
            FaultKind.Settings, $"Pipeline {context.Settings.Name} has no job. Start one: {context.Command("Submit")}");

    /// <returns>The job with that id; null if there is none.</returns>
    public async Task<TrainingJob?> FindAsync(string? id) =>
        id is null ? null : (await service.ListAsync()).Jobs.FirstOrDefault(job => job.Id == id);

    /// <summary>Stops all running jobs and waits for their end.</summary>
    public async Task StopAllAsync()
    {
        foreach (var job in (await service.ListAsync()).Jobs.Where(job => !job.State.HasEnded()))
        {
            await service.CancelAsync(job.Id);
            await EndOfAsync(job.Id);
        }
    }

    /// <summary>Waits until a job has ended.</summary>
    public async Task<TrainingJob> EndOfAsync(string id)
    {
        await foreach (var _ in service.StreamLogsAsync(id))
        {
        }

        return await service.DescribeAsync(id);
    }

    /// <summary>Shows the job's log until it ends.</summary>
    /// <param name="onInterrupt">What Ctrl-C does to the job; null for the pipeline's setting.</param>
    public async Task<TrainingJob> FollowAsync(string id, OnInterrupt? onInterrupt = null)
    {
        using var interrupt = new CancellationTokenSource();
        ConsoleCancelEventHandler onCancel = (_, press) =>
        {
            press.Cancel = true;
            interrupt.Cancel();
        };
        Console.CancelKeyPress += onCancel;
        try
        {
            var follower = new JobFollower(service, context.Answer, context.Clock);
            return await follower.FollowAsync(id, Options(id, onInterrupt), interrupt.Token);
        }
        finally
        {
            Console.CancelKeyPress -= onCancel;
        }
    }

    private FollowOptions Options(string id, OnInterrupt? onInterrupt) => new(
        onInterrupt ?? (context.Settings.Submit.OnInterrupt == InterruptAction.Cancel ? OnInterrupt.Cancel : OnInterrupt.Detach),
        context.Command("Watch", id),
        context.Command("Cancel", id))
    {
        ShowsLog = context.Details != TextWriter.Null,
    };
}
