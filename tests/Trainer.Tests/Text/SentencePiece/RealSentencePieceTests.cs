using System.Text.Json;
using Trainer.Text.SentencePiece;
using Trainer.Text.SentencePiece.Format;

namespace Trainer.Tests.Text.SentencePiece;

public sealed class RealSentencePieceTests
{
    private const string Lossless = "--normalization_rule_name=identity --add_dummy_prefix=false --remove_extra_whitespaces=false";

    private static readonly string[] Parts =
    [
        "a", "b", "e", "é", "e\u0301", " ", " ", "  ", "▁", "s", "t", "ou", "ment", "1", "23", ".", "...", "…", "'", "’", "-", "x", "<url>",
        "<u", "<unk>", "</s>", "<0x41>", "日本", "ｶﾞ", "ﬁ", "㍿", "ﷺ", "한", "ᄒ", "😀", "👩\u200d👧", "\t", "\u00A0", "\u3000",
        "\u200B", "\uFEFF", "İ", "ẞ", "Σ", "\u0085", "\u2028", "\uFFFD", "\u0001",
    ];

    [Theory]
    [InlineData("--vocab_size=400 --user_defined_symbols=▁xxbos,<url>,ou")]
    [InlineData("--vocab_size=600 --normalization_rule_name=nfkc_cf --treat_whitespace_as_suffix=true --user_defined_symbols=<url>")]
    [InlineData("--vocab_size=500 --split_by_whitespace=false --normalization_rule_name=nmt_nfkc_cf --byte_fallback=true")]
    [InlineData("--vocab_size=300 --allow_whitespace_only_pieces=true " + Lossless)]
    [InlineData("--model_type=bpe --vocab_size=700 --byte_fallback=true --split_digits=true --user_defined_symbols=<url>,ou")]
    [InlineData("--model_type=bpe --vocab_size=500 --split_by_whitespace=false --treat_whitespace_as_suffix=true")]
    [InlineData("--model_type=bpe --vocab_size=400 --allow_whitespace_only_pieces=true " + Lossless)]
    [InlineData("--model_type=char --normalization_rule_name=nfkc --user_defined_symbols=<url>,ou")]
    [InlineData("--model_type=word --vocab_size=300 --normalization_rule_name=nmt_nfkc --byte_fallback=true")]
    public void A_fresh_model_gives_the_same_pieces(string options)
    {
        using var folder = new TempFolder();
        var corpus = Corpus();
        var path = RealSentencePiece.Train(folder, corpus, $"{options} --hard_vocab_limit=false --character_coverage=0.99");

        Compare(folder, path, [.. corpus, .. RandomTexts(2000), string.Concat(Enumerable.Repeat(string.Concat(corpus), 10))]);
    }

    [Fact]
    public void Merges_through_unused_pieces_are_taken_apart_again()
    {
        using var folder = new TempFolder();
        var corpus = Corpus();
        var path = RealSentencePiece.Train(folder, corpus, "--model_type=bpe --vocab_size=600 --hard_vocab_limit=false");
        var content = ModelReader.Read(File.ReadAllBytes(path));
        File.WriteAllBytes(path, ModelBytes.Of(content with
        {
            Pieces = [.. content.Pieces.Select((piece, id) => id % 3 == 0 && id > 3 ? piece with { Type = PieceType.Unused } : piece)],
        }));

        Compare(folder, path, [.. corpus, .. RandomTexts(2000)]);
    }

    [Fact]
    public void Unused_pieces_of_a_unigram_model_are_not_given_out()
    {
        using var folder = new TempFolder();
        var corpus = Corpus();
        var path = RealSentencePiece.Train(folder, corpus, "--vocab_size=400 --hard_vocab_limit=false");
        var content = ModelReader.Read(File.ReadAllBytes(path));
        File.WriteAllBytes(path, ModelBytes.Of(content with
        {
            Pieces = [.. content.Pieces.Select((piece, id) => id % 3 == 0 && id > 3 ? piece with { Type = PieceType.Unused } : piece)],
            Normalization = content.Normalization with { EscapeSpaces = false },
        }));

        Compare(folder, path, [.. corpus, .. RandomTexts(2000)]);
    }

    private static void Compare(TempFolder folder, string path, string[] texts)
    {
        var model = SentencePieceModel.Load(path);
        var expected = RealSentencePiece.Encode(folder, path, texts).ToArray();

        expected.Should().HaveSameCount(texts);
        for (var index = 0; index < texts.Length; index++)
            RealSentencePiece.Print(model.Encode(texts[index])).Should().Be(expected[index], "the text is {0}", texts[index]);
    }

    private static string[] Corpus() =>
    [
        .. File.ReadLines(Golden.Copy("spm/golden/fr_char.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!),
    ];

    private static IEnumerable<string> RandomTexts(int count)
    {
        var random = new Random(1);
        for (; count > 0; count--)
            yield return string.Concat(random.GetItems(Parts, random.Next(1, 24)));
    }
}
