using Ulmfit.Batches;

namespace Ulmfit.Training;

/// <summary>The batches of a data set.</summary>
/// <param name="Count">The number of batches in an epoch.</param>
/// <param name="Epoch">Returns the batches of a new epoch, in an order that the source chooses.</param>
/// <param name="Orders">The source of the orders; null when all epochs have the same order.</param>
public sealed record BatchSource<TBatch>(int Count, Func<IEnumerable<TBatch>> Epoch, ReplayablePermutations? Orders = null)
{
    /// <summary>The same batches; after a cancellation, the next batch throws <see cref="OperationCanceledException"/>.</summary>
    public BatchSource<TBatch> Until(CancellationToken cancellation) => this with { Epoch = () => Epoch().Until(cancellation) };
}
