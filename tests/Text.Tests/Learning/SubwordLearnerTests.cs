using Text.Learning;
using Text.Rules;
using Text.SentencePiece;
using Text.SentencePiece.Format;
using Text.Tests.SentencePiece;

namespace Text.Tests.Learning;

public sealed class SubwordLearnerTests
{
    /// <summary>A larger number of pieces than the texts contain.</summary>
    private const int Many = 10_000;

    /// <summary>Words and counts of figure 1 in the paper.</summary>
    private static readonly string[] Paper =
    [
        .. Enumerable.Repeat("low", 5), .. Enumerable.Repeat("lower", 2), .. Enumerable.Repeat("newest", 6), .. Enumerable.Repeat("widest", 3),
    ];

    [Fact]
    public void The_pair_seen_most_often_is_joined_first()
    {
        var merges = Learnt(Learn(Paper, Many));

        // Computed by hand: e s 9, es t 9; then lo, low, ▁low, n e and the following 7, 7, 7, 6; of equal counts, the smaller text is
        // first.
        merges.Take(5).Should().Equal("es", "est", "lo", "low", "▁low");
    }

    [Fact]
    public void A_word_becomes_one_piece_when_it_is_frequent_enough() =>
        Pieces(Learn(Paper, Many), "newest low").Should().Equal("▁xxbos", "▁newest", "▁low");

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
    public void Overlapping_pairs_count_once_their_neighbour_is_taken() =>
        Learnt(Learn([.. Enumerable.Repeat("xAaa", 5), .. Enumerable.Repeat("xab", 3)], Many)).Should().StartWith(["xa", "▁xa", "aa"]);

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\tb")]
    [InlineData("a\u00A0b")]
    [InlineData("a\u3000b")]
    [InlineData("a\u2028b")]
    [InlineData("a▁b")]
    public void Whatever_white_space_is_between_words_no_piece_goes_beyond_one(string text) =>
        Pieces(Learn(Enumerable.Repeat(text, 9), Many), text).Should().Equal("▁xxbos", "▁a", "▁b");

    [Fact]
    public void A_mark_stays_with_what_it_follows() =>
        Pieces(Learn(Enumerable.Repeat("❤\uFE0Flove e\u0301te", 9), Many), "❤\uFE0Flove").Should().Equal("▁xxbos", "▁❤\uFE0F", "love");

    [Theory]
    [InlineData("<unk>, <unk>.")]
    [InlineData("xxmajor xxmajority")]
    public void What_spells_a_special_token_is_no_second_piece(string text) =>
        Pieces(Learn(Enumerable.Repeat(text, 9), Many), "Major").Should().StartWith(["▁xxbos", "▁xxmaj"]);

    [Fact]
    public void A_step_to_longer_pieces_is_cut_into_its_parts_where_it_stands_alone()
    {
        var model = Learn([.. Enumerable.Repeat("abcd", 9), "ab"], Many, minFrequency: 2);

        Pieces(model, "ab abcd").Should().Equal("▁xxbos", "▁", "a", "b", "▁abcd");
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\uD800")]
    public void Texts_of_nothing_give_a_model(string text) =>
        Pieces(Learn([text], Many), "a b").Should().StartWith(["▁xxbos"]).And.HaveCountGreaterThan(1);

    [Fact]
    public void Fewer_pieces_than_characters_give_the_characters() =>
        Learnt(Learn(Paper, pieces: 3)).Should().BeEquivalentTo(Paper.SelectMany(word => word).Distinct().Select(letter => $"{letter}").Append("▁"));

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
        string[] texts = [.. GoldenTexts.Read("spm/golden/fr_char.jsonl"), "le\ttexte", "\u00A0le\u3000texte\u2028", "le▁texte", "\0\tle"];
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

    /// <summary>Returns the pieces other than the unknown piece and special tokens, in the order of the model.</summary>
    private static IEnumerable<string> Learnt(SentencePieceModel model) => ModelReader.Read(model.File.Span).Pieces
        .Where(piece => piece.Type is PieceType.Normal or PieceType.Unused).Select(piece => piece.Text);
}
