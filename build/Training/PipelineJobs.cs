using Jobs;
using Jobs.Local;
using Pipelines;

namespace Build.Training;

/// <summary>The training jobs of one pipeline.</summary>
public sealed class PipelineJobs(BuildContext context, string folder)
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    public ITrainingJobService<TrainingJobRequest> Service { get; } = new LocalJobService(folder, context.Clock, Random.Shared, Grace);

    /// <summary>The job that <c>--job</c> names, or else the newest.</summary>
    /// <exception cref="FaultException">There is none.</exception>
    public async Task<string> ChosenAsync() =>
        context.Arguments.Job
        ?? (await Service.ListAsync()).Jobs.FirstOrDefault()?.Id
        ?? throw new FaultException(
            FaultKind.Settings, $"Pipeline {context.Settings.Name} has no job. Start one: ./build.sh --target=Submit");

    /// <returns>The job of that id; null when there is none.</returns>
    public async Task<TrainingJob?> FindAsync(string? id) => (await Service.ListAsync()).Jobs.FirstOrDefault(job => job.Id == id);

    /// <summary>Submits the trainer; a run that was submitted before has its job already.</summary>
    /// <param name="host">Where it runs.</param>
    /// <param name="bucket">What the run reads and writes.</param>
    public Task<TrainingJob> SubmitAsync(string runId, ITrainerHost host, string bucket, IReadOnlyList<string> arguments)
    {
        var request = new TrainingJobRequest
        {
            DisplayName = context.Settings.Submit.DisplayName ?? context.Settings.Name,
            RunId = runId,
            Command = host.Command(runId, bucket, arguments),
            WorkingFolder = context.Root,
            Environment = host.Environment,
            Labels = context.Settings.Submit.Labels,
        };
        return Service.SubmitAsync(request);
    }

    /// <summary>Stops what runs, and waits until it has.</summary>
    public async Task StopAllAsync()
    {
        foreach (var job in (await Service.ListAsync()).Jobs.Where(job => !job.State.HasEnded()))
        {
            await Service.CancelAsync(job.Id);
            await EndOfAsync(job.Id);
        }
    }

    /// <summary>Waits until a job has ended.</summary>
    public async Task<TrainingJob> EndOfAsync(string id)
    {
        await foreach (var _ in Service.StreamLogsAsync(id))
        {
        }

        return await Service.DescribeAsync(id);
    }

    /// <summary>Shows the job's log until it ends.</summary>
    /// <param name="onInterrupt">What Ctrl-C does to the job; what the pipeline says when null.</param>
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
            var follower = new JobFollower(Service, Console.WriteLine, context.Clock);
            return await follower.FollowAsync(id, Options(id, onInterrupt), interrupt.Token);
        }
        finally
        {
            Console.CancelKeyPress -= onCancel;
        }
    }

    private FollowOptions Options(string id, OnInterrupt? onInterrupt) => new(
        onInterrupt ?? (context.Settings.Submit.OnInterrupt == InterruptAction.Cancel ? OnInterrupt.Cancel : OnInterrupt.Detach),
        Command("Watch", id),
        Command("Cancel", id));

    /// <summary>The command line that runs a target on a job.</summary>
    public string Command(string target, string id) =>
        ShellWord.Join([context.Script, $"--target={target}", $"--pipeline={context.Arguments.Pipeline}", $"--job={id}"]);
}
