namespace Text;

/// <summary>Tokenizes a stream of texts on several threads, in bounded memory, and returns the results in the order of the texts.</summary>
/// <param name="tokenizer">Tokenizer to use; several threads call it concurrently.</param>
/// <param name="threads">Maximum number of texts tokenized at the same time.</param>
public sealed class ParallelTokenizer(ITokenizer tokenizer, int threads)
{
    private readonly ParallelTexts _texts = new(threads);

    /// <summary>Tokenizes each text.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IEnumerable<IReadOnlyList<string>> Tokenize(IEnumerable<string> texts, CancellationToken cancellation = default) =>
        _texts.Select(texts, tokenizer.Tokenize, cancellation);
}
