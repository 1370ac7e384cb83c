namespace Ulmfit.Training;

internal static class Cancelling
{
    /// <summary>The same; after a cancellation the next one throws <see cref="OperationCanceledException"/>.</summary>
    public static IEnumerable<T> Until<T>(this IEnumerable<T> items, CancellationToken cancellation) => items.Select(item =>
    {
        cancellation.ThrowIfCancellationRequested();
        return item;
    });
}
