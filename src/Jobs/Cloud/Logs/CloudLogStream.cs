using System.Runtime.CompilerServices;

namespace Jobs.Cloud.Logs;

/// <summary>Streams the log of a job.</summary>
internal sealed class CloudLogStream(CloudLog log, CloudTiming timing, TimeProvider clock)
{
    private static readonly TimeSpan UsualLateness = TimeSpan.FromMinutes(2), LongAgo = TimeSpan.FromMinutes(1);

    /// <summary>Reads the log, until the job has ended if <paramref name="follow"/> is set.</summary>
    /// <param name="look">Gets the current state of the job.</param>
    public async IAsyncEnumerable<LogEntry> ReadAsync(
        Func<CancellationToken, Task<TrainingJob>> look, LogPosition from, bool follow, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var shown = ShownEntries.UpTo(from);
        DateTimeOffset? whole = null;
        for (var looks = 0; ; looks++)
        {
            // Checked before the log is read: once a job has ended, all of its entries arrive within LogsSettle.
            var job = await look(cancellation);
            var now = clock.GetUtcNow();
            if (job.State.HasEnded())
                whole ??= looks == 0 && job.Ended + LongAgo < now ? now : now + timing.LogsSettle;
            var isLast = !follow || now >= whole;
            var start = shown.From(isLast ? ShownEntries.MostLateness : UsualLateness) ?? CloudLog.StartOf(job);
            await foreach (var entry in log.ReadAsync(job.Id, start, Repeat.Patiently, cancellation))
            {
                foreach (var line in shown.Show(entry))
                    yield return line;
            }

            if (isLast)
                yield break;
            await Task.Delay(timing.PollInterval, clock, cancellation);
        }
    }
}
