namespace Text.Tests;

public sealed class ParallelTokenizerTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Results_come_in_the_order_of_the_texts(int threads)
    {
        var tokenizer = new EnglishWordTokenizer();
        var texts = Enumerable.Range(0, 3000).Select(number => $"text {number}").ToArray();

        var tokens = new ParallelTokenizer(tokenizer, threads).Tokenize(texts);

        tokens.Select(document => string.Join(' ', document)).Should()
            .Equal(texts.Select(text => string.Join(' ', tokenizer.Tokenize(text))));
    }

    [Fact]
    public void A_stream_without_end_is_read_no_further_than_needed()
    {
        var read = 0;
        var texts = Enumerable.Range(0, int.MaxValue).Select(number => $"text {read = number}");

        new ParallelTokenizer(new EnglishWordTokenizer(), threads: 2).Tokenize(texts).Take(1000).Should().HaveCount(1000);

        read.Should().BeLessThan(2000);
    }

    [Fact]
    public void No_more_texts_are_tokenized_at_once_than_threads_were_asked_for()
    {
        var tokenizer = new CountingTokenizer();

        new ParallelTokenizer(tokenizer, threads: 2).Tokenize(Enumerable.Repeat("text", 5000)).Should().HaveCount(5000);

        tokenizer.MostAtOnce.Should().BeLessThanOrEqualTo(2);
    }

    [Fact]
    public void No_texts_give_no_tokens() => new ParallelTokenizer(new EnglishWordTokenizer(), 2).Tokenize([]).Should().BeEmpty();

    [Fact]
    public void A_tokenizers_own_fault_comes_through() =>
        new ParallelTokenizer(new BrokenTokenizer(), 2).Invoking(tokenizer => tokenizer.Tokenize(["text"]).ToList())
            .Should().Throw<InvalidDataException>();

    [Fact]
    public void A_cancelled_stream_ends()
    {
        using var source = new CancellationTokenSource();
        var tokens = new ParallelTokenizer(new EnglishWordTokenizer(), 2).Tokenize(Enumerable.Repeat("text", int.MaxValue), source.Token);

        tokens.Invoking(stream => stream.Select((_, index) => Cancel(index)).Count()).Should().Throw<OperationCanceledException>();

        int Cancel(int index)
        {
            if (index == 500)
                source.Cancel();
            return index;
        }
    }

    private sealed class CountingTokenizer : ITokenizer
    {
        private readonly Lock _lock = new();
        private int _now;

        public int MostAtOnce { get; private set; }

        public IReadOnlyList<string> Tokenize(string text)
        {
            lock (_lock)
                MostAtOnce = Math.Max(MostAtOnce, ++_now);
            Thread.SpinWait(100);
            lock (_lock)
                _now--;
            return [text];
        }
    }

    private sealed class BrokenTokenizer : ITokenizer
    {
        public IReadOnlyList<string> Tokenize(string text) => throw new InvalidDataException();
    }
}
