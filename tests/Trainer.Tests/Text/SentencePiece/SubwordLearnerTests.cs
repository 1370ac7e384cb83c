using Trainer.Text;
using Trainer.Text.SentencePiece;
using Trainer.Text.SentencePiece.Format;
using Trainer.Text.SentencePiece.Learning;

namespace Trainer.Tests.Text.SentencePiece;

public sealed class SubwordLearnerTests
{
    /// <summary>More than there are to be had.</summary>
    private const int Many = 10_000;

    /// <summary>The words and counts of the paper's figure 1.</summary>
    private static readonly string[] Paper =
    [
        .. Enumerable.Repeat("low", 5), .. Enumerable.Repeat("lower", 2), .. Enumerable.Repeat("newest", 6), .. Enumerable.Repeat("widest", 3),
    ];

    [Fact]
    public void The_pair_seen_most_often_is_joined_first()
    {
        var merges = Learnt(Learn(Paper, Many));

        // by hand: e s 9, es t 9; then lo, low, ▁low, n e and what follows 7, 7, 7, 6; of as many, the smaller text first
        merges.Take(5).Should().Equal("es", "est", "lo", "low", "▁low");
    }

    [Fact]
    public void A_word_becomes_one_piece_when_it_is_frequent_enough() =>
        Pieces(Learn(Paper, Many), "newest lowest").Should().Equal("▁xxbos", "▁newest", "▁low", "est");

    [Fact]
    public void There_are_as_many_pieces_as_asked_for()
    {
        var characters = Learn(Paper, pieces: 0).Count;

        Learn(Paper, characters + 3).Count.Should().Be(characters + 3);
        Learnt(Learn(Paper, characters + 3)).Should().StartWith(["es", "est", "lo", "e", "w"], "the characters follow, the most frequent first");
    }

    [Fact]
    public void What_is_rare_is_no_piece()
    {
        var model = Learn(["abcd", "abcd", "zq"], Many, minFrequency: 2);

        Learnt(model).Should().Contain("▁abcd").And.NotContain(["z", "q", "zq"]);
        model.Encode("zq")[^1].Text.Should().Be("zq", "an unknown run stays as it is, for the vocabulary to call it unknown");
    }

    [Fact]
    public void A_row_of_equal_symbols_is_counted_without_overlap()
    {
        var model = Learn(["ababab", "ababab", "xyxyxyxy", "xyxyxyxy"], Many, minFrequency: 3);

        Learnt(model).Should().Contain(["ab", "xyxy"]).And.NotContain("abab", "it is seen twice, not four times");
    }

    [Fact]
    public void Letters_digits_and_other_characters_are_not_mixed() => Learnt(Learn(Enumerable.Repeat("a1! ab12!? é가٣", 9), Many))
        .Should().Contain(["▁a", "▁ab", "12", "!?"]).And.OnlyContain(piece =>
            piece.TrimStart('▁').All(char.IsLetter) || piece.TrimStart('▁').All(char.IsDigit) || piece.TrimStart('▁').All(char.IsPunctuation));

    [Fact]
    public void No_piece_is_longer_than_sixteen_characters() =>
        Learnt(Learn(Enumerable.Repeat("abcdefghijklmnopqrstuvwxyz", 9), Many)).Max(piece => piece.Length).Should().Be(16);

    [Fact]
    public void Characters_beyond_the_first_plane_stay_whole() =>
        Learnt(Learn(Enumerable.Repeat("😀😀", 5), Many)).Should().BeEquivalentTo("▁", "😀", "▁😀", "▁😀😀");

    [Fact]
    public void Special_tokens_are_pieces_of_their_own() =>
        Pieces(Learn(Enumerable.Repeat("Oooooh LOUD", 9), Many), "Loud oooooh").Should().Equal("▁xxbos", "▁xxmaj", "▁loud", "▁xxrep", "▁", "5", "▁o", "▁h");

    [Fact]
    public void The_order_of_the_texts_does_not_matter() =>
        Learn(Paper.Reverse(), 20).File.ToArray().Should().Equal(Learn(Paper, 20).File.ToArray());

    [Fact]
    public void It_can_be_cancelled()
    {
        var learn = () => SubwordLearner.Learn(Paper, Many, 1, new CancellationToken(canceled: true));

        learn.Should().Throw<OperationCanceledException>();
    }

    [Fact]
    public void The_real_encoder_reads_the_model_and_gives_the_same_pieces()
    {
        using var folder = new TempFolder();
        var texts = GoldenTexts.Read("spm/golden/fr_char.jsonl");
        var model = SubwordLearner.Learn(texts, 700, minFrequency: 2);
        var path = folder.PathOf("learnt.model");
        File.WriteAllBytes(path, model.File.ToArray());

        RealSentencePiece.Encode(folder, path, texts).Should().Equal(texts.Select(text => RealSentencePiece.Print(model.Encode(text))));
    }

    [Fact]
    public void Texts_are_cut_into_about_as_many_pieces_as_by_the_real_trainer()
    {
        using var folder = new TempFolder();
        string[] texts = [.. GoldenTexts.Read("spm/golden/fr_char.jsonl").Select(TextRules.Apply)];
        var real = SentencePieceModel.Load(RealSentencePiece.Train(
            folder, texts, "--model_type=bpe --vocab_size=700 --character_coverage=1 --normalization_rule_name=identity"));
        var ours = SubwordLearner.Learn(texts, 700, minFrequency: 1);

        var ratio = (double)texts.Sum(text => ours.Encode(text).Length) / texts.Sum(text => real.Encode(text).Length);

        ratio.Should().BeInRange(0.9, 1.05, "both join frequent neighbours, though not in the same order where counts tie");
    }

    private static SentencePieceModel Learn(IEnumerable<string> texts, int pieces, int minFrequency = 1) =>
        SubwordLearner.Learn(texts, pieces, minFrequency);

    private static IEnumerable<string> Pieces(SentencePieceModel model, string text) => new SentencePieceTokenizer(model).Tokenize(text);

    /// <summary>The pieces that are neither the unknown one nor special tokens, in the model's order.</summary>
    private static IEnumerable<string> Learnt(SentencePieceModel model) => ModelReader.Read(model.File.Span).Pieces
        .Where(piece => piece.Type == PieceType.Normal).Select(piece => piece.Text);
}
