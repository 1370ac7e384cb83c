using Ulmfit.Batches;

namespace Ulmfit.Training;

/// <summary>The batches of a data set.</summary>
/// <param name="Count">Batches in an epoch.</param>
/// <param name="Epoch">The batches of a new epoch, in an order of its own choosing.</param>
/// <param name="Orders">What the orders are drawn from; null when all epochs are alike.</param>
public sealed record BatchSource<TBatch>(int Count, Func<IEnumerable<TBatch>> Epoch, ReplayablePermutations? Orders = null)
{
    /// <summary>The same batches; after a cancellation the next throws <see cref="OperationCanceledException"/>.</summary>
    public BatchSource<TBatch> Until(CancellationToken cancellation) => this with { Epoch = () => Epoch().Until(cancellation) };
}
