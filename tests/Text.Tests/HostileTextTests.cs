using Text.English;
using Text.Rules;
using Text.SentencePiece;

namespace Text.Tests;

public sealed class HostileTextTests
{
    /// <summary>Word and piece tokenizers without fastai's rules, which would remove most of such texts.</summary>
    private static readonly Dictionary<string, Func<string, IEnumerable<object>>> Tokenizers = new()
    {
        ["fastai's rules"] = text => TextRules.Apply(text).Split(' '),
        ["English words"] = new EnglishWords().Split,
        ["English words after the rules"] = new EnglishWordTokenizer().Tokenize,
        ["Unicode words after the rules"] = new UnicodeWordTokenizer().Tokenize,
        ["unigram pieces"] = Pieces("fr_unigram_nfkc"),
        ["byte pairs"] = Pieces("fr_bpe_bytes"),
        ["characters"] = Pieces("fr_char"),
        ["pieces of whole words"] = Pieces("fr_word"),
    };

    public static TheoryData<string> Names => new(Tokenizers.Keys);

    [Theory(Timeout = 120_000)]
    [MemberData(nameof(Names))]
    public Task A_text_of_a_million_characters_does_no_harm(string tokenizer) => Task.Run(
        () =>
        {
            foreach (var (name, text) in HostileTexts.All)
            {
                TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
                var before = GC.GetAllocatedBytesForCurrentThread();

                var count = Tokenizers[tokenizer](text).Count();

                var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {count} tokens, {allocated >> 20} MiB");
                allocated.Should().BeLessThan(HostileTexts.MemoryBound, name);
            }
        },
        TestContext.Current.CancellationToken);

    private static Func<string, IEnumerable<object>> Pieces(string name)
    {
        var model = new Lazy<SentencePieceModel>(() => SentencePieceModel.Load(Golden.Copy($"spm/{name}.model")));
        return text => model.Value.Encode(text).Select(piece => piece.Text);
    }
}
