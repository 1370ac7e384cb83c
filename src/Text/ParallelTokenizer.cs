namespace Text;

/// <summary>Tokenizes a stream of texts on several threads; the results come in the order of the texts, in bounded memory.</summary>
/// <param name="tokenizer">Called from several threads at once.</param>
/// <param name="threads">How many texts are tokenized at the same time at most.</param>
public sealed class ParallelTokenizer(ITokenizer tokenizer, int threads)
{
    private readonly ParallelTexts _texts = new(threads);

    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IEnumerable<IReadOnlyList<string>> Tokenize(IEnumerable<string> texts, CancellationToken cancellation = default) =>
        _texts.Select(texts, tokenizer.Tokenize, cancellation);
}
