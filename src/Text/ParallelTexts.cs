namespace Text;

/// <summary>Applies a function to each text of a stream on several threads and returns the results in the order of the texts.</summary>
/// <param name="threads">Maximum number of texts processed at the same time.</param>
/// <remarks>Reads ahead by one chunk of texts per thread, so memory use does not depend on the length of the stream.</remarks>
public sealed class ParallelTexts(int threads)
{
    private const int TextsInChunk = 256;
    private const int CharactersInChunk = 1 << 18;

    private readonly int _threads = threads > 0
        ? threads
        : throw new ArgumentOutOfRangeException(nameof(threads), threads, "expected 1 or more");

    /// <summary>Applies <paramref name="selector"/> to each text.</summary>
    /// <param name="selector">Function to apply; several threads call it concurrently.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IEnumerable<T> Select<T>(IEnumerable<string> texts, Func<string, T> selector, CancellationToken cancellation = default)
    {
        var inFlight = new Queue<Task<T[]>>(_threads);
        foreach (var chunk in Chunks(texts))
        {
            var results = inFlight.Count == _threads ? Next(inFlight) : [];
            inFlight.Enqueue(Task.Run(() => SelectChunk(chunk, selector, cancellation), cancellation));
            foreach (var result in results)
                yield return result;
        }

        while (inFlight.Count > 0)
        {
            foreach (var result in Next(inFlight))
                yield return result;
        }
    }

    private static T[] Next<T>(Queue<Task<T[]>> inFlight) => inFlight.Dequeue().GetAwaiter().GetResult();

    private static T[] SelectChunk<T>(List<string> chunk, Func<string, T> selector, CancellationToken cancellation)
    {
        var results = new T[chunk.Count];
        for (var index = 0; index < results.Length; index++)
        {
            cancellation.ThrowIfCancellationRequested();
            results[index] = selector(chunk[index]);
        }

        return results;
    }

    private static IEnumerable<List<string>> Chunks(IEnumerable<string> texts)
    {
        var (chunk, characters) = (new List<string>(), 0);
        foreach (var text in texts)
        {
            chunk.Add(text);
            characters += text.Length;
            if (chunk.Count < TextsInChunk && characters < CharactersInChunk)
                continue;
            yield return chunk;
            (chunk, characters) = ([], 0);
        }

        if (chunk.Count > 0)
            yield return chunk;
    }
}
