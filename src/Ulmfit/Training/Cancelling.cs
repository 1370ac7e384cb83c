namespace Ulmfit.Training;

/// <summary>Cancellation of sequences.</summary>
internal static class Cancelling
{
    /// <summary>The same items; after a cancellation, the next item throws <see cref="OperationCanceledException"/>.</summary>
    public static IEnumerable<T> Until<T>(this IEnumerable<T> items, CancellationToken cancellation) => items.Select(item =>
    {
        cancellation.ThrowIfCancellationRequested();
        return item;
    });
}
