using System.Text;
using Text.SentencePiece;
using Text.SentencePiece.Format;
using Text.SentencePiece.Segmentation;

namespace Text.Tests.SentencePiece;

public sealed class SentencePieceModelTests
{
    private const int Million = 1_000_000;

    [Theory(Timeout = 60_000)]
    [InlineData("fr_unigram_nfkc", "a", "a", "▁", "")]
    [InlineData("fr_unigram_nfkc", "ab", "ab", "▁", "")]
    [InlineData("fr_unigram_nfkc", "日", "日", "▁", "")]
    [InlineData("fr_unigram_nfkc", "😀", "😀", "▁", "")]
    [InlineData("fr_unigram_nfkc", "e\u0301", "é", "▁", "")]
    [InlineData("fr_bpe_bytes", "a", "a", "▁", "")]
    [InlineData("fr_bpe_bytes", "en", "en", "▁", "")]
    [InlineData("fr_bpe_bytes", "日", "日", "▁", "")]
    [InlineData("fr_bpe_bytes", "😀", "😀", "▁", "")]
    [InlineData("fr_bpe_bytes", "e\u0301", "e\u0301", "▁", "")]
    [InlineData("fr_char", "e", "e", "", "")]
    [InlineData("fr_char", "😀日", "😀日", "", "")]
    [InlineData("fr_char", "e\u0301", "e\u0301", "", "")]
    [InlineData("fr_word", "e", "e", "", "▁")]
    [InlineData("fr_word", "😀日", "😀日", "", "▁")]
    [InlineData("fr_word", "a ", "a▁", "", "")]
    public Task A_text_of_a_million_characters_keeps_them_all(
        string name, string part, string normalized, string before, string after) => Task.Run(
        () =>
        {
            var model = SentencePieceModel.Load(Golden.Copy($"spm/{name}.model"));
            var count = Million / part.Length;

            var bytes = model.Encode(Repeat(part, count)).SelectMany(BytesOf).ToArray();

            (Encoding.UTF8.GetString(bytes) == before + Repeat(normalized, count) + after).Should().BeTrue("the pieces spell the text");
        },
        TestContext.Current.CancellationToken);

    [Fact]
    public void A_million_spaces_are_nothing() =>
        SentencePieceModel.Load(Golden.Copy("spm/fr_unigram_nfkc.model")).Encode(new string(' ', Million)).Should().BeEmpty();

    [Fact]
    public void Several_threads_share_a_model()
    {
        var model = SentencePieceModel.Load(Golden.Copy("spm/fr_bpe_bytes.model"));
        var texts = Enumerable.Range(0, 200).Select(number => $"aujourd'hui {number} 😀").ToArray();
        var expected = texts.Select(model.Encode).ToArray();

        var encoded = texts.AsParallel().AsOrdered().Select(model.Encode).ToArray();

        encoded.Should().BeEquivalentTo(expected, options => options.WithStrictOrdering());
    }

    [Fact]
    public void A_lone_surrogate_is_read_as_the_replacement_character() =>
        Encode(Algorithm.Unigram, "a\uD800a").Should()
            .Equal(new Piece("▁", 0), new Piece("a", 1), new Piece("\uFFFD", 0), new Piece("a", 1));

    [Fact]
    public void A_control_symbol_is_never_found_in_a_text() =>
        Encode(Algorithm.Word, "a <s> <unk>").Should().OnlyContain(piece => piece.Id == 0);

    [Fact]
    public void A_control_symbol_of_one_character_is_unknown_in_a_text() =>
        Encode(Algorithm.Character, "ab").Should().Equal(new Piece("▁", 0), new Piece("a", 1), new Piece("b", 0));

    private static string Repeat(string part, int count) => string.Concat(Enumerable.Repeat(part, count));

    private static byte[] BytesOf(Piece piece) =>
        piece.Text is ['<', '0', 'x', _, _, '>'] ? Convert.FromHexString(piece.Text.AsSpan(3, 2)) : Encoding.UTF8.GetBytes(piece.Text);

    private static Piece[] Encode(Algorithm algorithm, string text)
    {
        using var folder = new TempFolder();
        var path = folder.PathOf("spm.model");
        File.WriteAllBytes(path, ModelBytes.Of(
            algorithm,
            new("<unk>", 0, PieceType.Unknown),
            new("a", -1, PieceType.Normal),
            new("<s>", 0, PieceType.Control),
            new("b", 0, PieceType.Control)));
        return SentencePieceModel.Load(path).Encode(text);
    }
}
