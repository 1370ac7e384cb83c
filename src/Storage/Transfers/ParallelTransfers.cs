using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Faults;

namespace Storage.Transfers;

/// <summary>Runs several transfers in parallel.</summary>
public static class ParallelTransfers
{
    /// <summary>Maximum number of parallel transfers. More would share the same bandwidth, and each holds a chunk in memory.</summary>
    internal const int AtOnce = 4;

    /// <summary>Runs all transfers. When one fails, the running transfers are cancelled and no further transfer starts.</summary>
    /// <param name="progress">Receives the total progress, one call at a time; may be null.</param>
    /// <returns>The result of each transfer, in the order of <paramref name="transfers"/>.</returns>
    /// <exception cref="FaultException">One or more transfers failed; the message has a line for each reason.</exception>
    public static async Task<IReadOnlyList<T>> RunAsync<T>(
        IReadOnlyList<Transfer<T>> transfers, IProgress<TransferProgress>? progress, CancellationToken cancellation = default)
    {
        var results = new T[transfers.Count];
        var failures = new ConcurrentQueue<Exception>();
        var tally = new TransferTally([.. transfers.Select(transfer => transfer.Size)], progress);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        await Parallel.ForAsync(0, transfers.Count, options, async (index, _) =>
        {
            try
            {
                stop.Token.ThrowIfCancellationRequested();
                results[index] = await transfers[index].RunAsync(tally.Of(index), stop.Token);
                tally.Finish(index);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // The reason is the failure of another transfer, or the caller's cancellation.
            }
            catch (Exception failure)
            {
                failures.Enqueue(failure);
                await stop.CancelAsync();
            }
        });
        cancellation.ThrowIfCancellationRequested();
        ThrowIfAny([.. failures]);
        return results;
    }

    private static void ThrowIfAny(IReadOnlyList<Exception> failures)
    {
        if (failures.Count == 0)
            return;
        if (failures.FirstOrDefault(failure => failure is not FaultException) is { } defect)
            ExceptionDispatchInfo.Throw(defect);
        var reasons = failures.Select(failure => failure.Message).Distinct().ToArray();
        if (reasons.Length == 1)
            ExceptionDispatchInfo.Throw(failures[0]);
        throw new FaultException(((FaultException)failures[0]).Kind, string.Join('\n', reasons), new AggregateException(failures));
    }
}
