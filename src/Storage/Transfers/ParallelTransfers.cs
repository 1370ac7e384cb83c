using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Faults;

namespace Storage.Transfers;

/// <summary>Makes several copies at once.</summary>
public static class ParallelTransfers
{
    /// <summary>How many copies are under way at a time. More of them share the same line, and each holds a chunk in memory.</summary>
    public const int AtOnce = 4;

    /// <summary>Makes all copies. When one fails those under way are stopped, and none is begun.</summary>
    /// <param name="progress">Told how far the copies are, one call after the other; null tells nobody.</param>
    /// <returns>What came of each copy, in their order.</returns>
    /// <exception cref="FaultException">One or more copies failed; the message has a line for each reason.</exception>
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
                // Another copy's failure, or the caller, tells why.
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
