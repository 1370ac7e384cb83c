namespace Jobs;

/// <summary>Shows the log of a job until the job ends.</summary>
/// <param name="service">The service that runs the job.</param>
/// <param name="writeLine">Receives each line of the log, and messages about an interrupt.</param>
/// <param name="clock">Times the pauses between two polls.</param>
public sealed class JobFollower(ITrainingJobService service, Action<string> writeLine, TimeProvider clock)
{
    /// <summary>Follows a job.</summary>
    /// <param name="id">The job's id.</param>
    /// <param name="options">The options.</param>
    /// <param name="interrupt">Cancelled by Ctrl-C.</param>
    /// <returns>The job in its final state; after detaching, the job in its current state.</returns>
    public async Task<TrainingJob> FollowAsync(string id, FollowOptions options, CancellationToken interrupt)
    {
        var next = options.From;
        try
        {
            await foreach (var entry in service.StreamLogsAsync(id, next, follow: true, interrupt))
            {
                Show(entry, options);
                next = entry.Next;
            }

            return await WaitForEndAsync(id, interrupt);
        }
        catch (OperationCanceledException) when (interrupt.IsCancellationRequested)
        {
            return options.OnInterrupt == OnInterrupt.Detach ? await DetachAsync(id, options) : await CancelAsync(id, options, next);
        }
    }

    private async Task<TrainingJob> DetachAsync(string id, FollowOptions options)
    {
        var job = await service.DescribeAsync(id);
        if (!job.State.HasEnded())
        {
            writeLine($"Detached: job {id} continues to run.");
            writeLine($"  Follow it again: {options.WatchCommand}");
            writeLine($"  Cancel it:       {options.CancelCommand}");
        }

        return job;
    }

    private async Task<TrainingJob> CancelAsync(string id, FollowOptions options, LogPosition next)
    {
        writeLine($"Cancelling job {id} and waiting until it stops.");
        await service.CancelAsync(id);
        await foreach (var entry in service.StreamLogsAsync(id, next))
            Show(entry, options);
        return await WaitForEndAsync(id, CancellationToken.None);
    }

    private void Show(LogEntry entry, FollowOptions options)
    {
        if (options.ShowsLog)
            writeLine(entry.Text);
    }

    // The log may end before the service has set the final state of the job.
    private async Task<TrainingJob> WaitForEndAsync(string id, CancellationToken cancellation)
    {
        var backoff = new Backoff(clock);
        while (true)
        {
            var job = await service.DescribeAsync(id, cancellation);
            if (job.State.HasEnded())
                return job;
            await backoff.WaitAsync(cancellation);
        }
    }
}
