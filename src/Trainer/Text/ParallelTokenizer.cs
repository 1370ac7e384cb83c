namespace Trainer.Text;

/// <summary>Tokenizes a stream of texts on several threads; the results come in the order of the texts.</summary>
/// <param name="tokenizer">Called from several threads at once.</param>
/// <param name="threads">How many texts are tokenized at the same time at most.</param>
/// <remarks>Reads ahead by one chunk of texts a thread, so that memory is bounded however long the stream is.</remarks>
public sealed class ParallelTokenizer(ITokenizer tokenizer, int threads)
{
    private const int TextsInChunk = 256;
    private const int CharactersInChunk = 1 << 18;

    private readonly int _threads = threads > 0
        ? threads
        : throw new ArgumentOutOfRangeException(nameof(threads), threads, "expected 1 or more");

    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IEnumerable<IReadOnlyList<string>> Tokenize(IEnumerable<string> texts, CancellationToken cancellation = default)
    {
        var inFlight = new Queue<Task<IReadOnlyList<string>[]>>(_threads);
        foreach (var chunk in Chunks(texts))
        {
            if (inFlight.Count == _threads)
            {
                foreach (var tokens in inFlight.Dequeue().GetAwaiter().GetResult())
                    yield return tokens;
            }

            inFlight.Enqueue(Task.Run(() => TokenizeChunk(chunk, cancellation), cancellation));
        }

        while (inFlight.TryDequeue(out var task))
        {
            foreach (var tokens in task.GetAwaiter().GetResult())
                yield return tokens;
        }
    }

    private IReadOnlyList<string>[] TokenizeChunk(List<string> chunk, CancellationToken cancellation)
    {
        var tokens = new IReadOnlyList<string>[chunk.Count];
        for (var index = 0; index < tokens.Length; index++)
        {
            cancellation.ThrowIfCancellationRequested();
            tokens[index] = tokenizer.Tokenize(chunk[index]);
        }

        return tokens;
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
