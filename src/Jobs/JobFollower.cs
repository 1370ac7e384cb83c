namespace Jobs;

/// <summary>Shows the log of a job until it ends.</summary>
/// <param name="service">Where the job runs.</param>
/// <param name="writeLine">Gets each line of the log, and what there is to say on an interrupt.</param>
/// <param name="clock">Times the pauses between two looks.</param>
public sealed class JobFollower(ITrainingJobService service, Action<string> writeLine, TimeProvider clock)
{
    /// <param name="id">The job.</param>
    /// <param name="options">How to follow it.</param>
    /// <param name="interrupt">Cancelled by Ctrl-C.</param>
    /// <returns>The job as it ended; still going on when the interrupt only detached from it.</returns>
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
            writeLine($"Detached: job {id} goes on.");
            writeLine($"  Follow it again: {options.WatchCommand}");
            writeLine($"  Cancel it:       {options.CancelCommand}");
        }

        return job;
    }

    private async Task<TrainingJob> CancelAsync(string id, FollowOptions options, LogPosition next)
    {
        writeLine($"Cancelling job {id}, and waiting for it to stop.");
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

    // A service may end its log before it has settled how the job ended.
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
