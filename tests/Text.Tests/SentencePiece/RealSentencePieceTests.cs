using Text.SentencePiece;
using Text.SentencePiece.Format;

namespace Text.Tests.SentencePiece;

public sealed class RealSentencePieceTests
{
    private const string Lossless = "--normalization_rule_name=identity --add_dummy_prefix=false --remove_extra_whitespaces=false";

    /// <summary>Replacement rules in hexadecimal code points: spaces that are added and removed, and rules with common prefixes.</summary>
    private const string Rules =
        "61 62\t63\n61 62 20 63\t20 78 20\n20 20\t\n41\t61\nE9\t65 301\n65 301\t65\n71\t\n7A\t20\n20 7A\t7A\n1F600\t3A 29\n2E 2E\t20 2E\n";

    private static readonly Dictionary<string, Func<ModelContent, ModelContent>> Changes = new()
    {
        ["every third piece unused"] = model => Change(model, (piece, id) => id % 3 == 0 ? piece with { Type = PieceType.Unused } : piece),
        ["every fifth piece the user's"] = model =>
            Change(model, (piece, id) => id % 5 == 0 ? piece with { Type = PieceType.UserDefined } : piece),
        ["scores that tie"] = model => Change(model, (piece, _) => piece with { Score = MathF.Round(piece.Score / 4) }),
        ["scores above zero"] = model => Change(model, (piece, id) => piece with { Score = (id * 37 % 100 / 20f) - 1 }),
        ["one score for all"] = model => Change(model, (piece, _) => piece with { Score = 0 }),
        ["scores far apart"] = model => Change(model, (piece, id) => piece with { Score = id % 7 == 0 ? piece.Score * 1e6f : piece.Score }),
        ["spaces not shown"] = model => model with { Normalization = model.Normalization with { EscapeSpaces = false } },
        ["spaces after words"] = model => model with { Normalization = model.Normalization with { SpaceAsSuffix = true } },
        ["read as byte pairs"] = model => model with { Algorithm = Algorithm.BytePair },
        ["read as unigrams"] = model => model with { Algorithm = Algorithm.Unigram },
        ["read as words"] = model => model with { Algorithm = Algorithm.Word },
        ["read as characters"] = model => model with { Algorithm = Algorithm.Character },
    };

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
    [InlineData("--vocab_size=400 --unk_id=3 --bos_id=0 --eos_id=-1 --pad_id=1 --unk_piece=[UNK] --control_symbols=<url>,▁de,s")]
    [InlineData("--vocab_size=900 --max_sentencepiece_length=48 --split_by_whitespace=false --split_by_unicode_script=false")]
    [InlineData("--vocab_size=500 --treat_whitespace_as_suffix=true --remove_extra_whitespaces=false --user_defined_symbols=▁▁,▁,e")]
    [InlineData("--model_type=bpe --vocab_size=700 --byte_fallback=true --user_defined_symbols=▁▁,▁▁▁,<url>,<u,<0 " + Lossless)]
    [InlineData("--model_type=bpe --vocab_size=500 --unk_id=5 --bos_id=-1 --eos_id=0 --pad_id=2 --normalization_rule_name=nfkc_cf")]
    [InlineData("--model_type=char --byte_fallback=true --treat_whitespace_as_suffix=true --remove_extra_whitespaces=false")]
    [InlineData("--model_type=word --vocab_size=300 --treat_whitespace_as_suffix=true --user_defined_symbols=<url>,▁▁ --bos_id=-1 --eos_id=-1")]
    public void A_fresh_model_gives_the_same_pieces(string options)
    {
        using var folder = new TempFolder();
        var corpus = Corpus();
        var path = RealSentencePiece.Train(folder, corpus, $"{options} --hard_vocab_limit=false --character_coverage=0.99");

        Compare(folder, path, [.. corpus, .. RandomTexts(2000), string.Concat(Enumerable.Repeat(string.Concat(corpus), 10))]);
    }

    [Theory]
    [InlineData("--vocab_size=400 --user_defined_symbols=ab,A")]
    [InlineData("--vocab_size=400 --remove_extra_whitespaces=false")]
    [InlineData("--model_type=bpe --vocab_size=500 --treat_whitespace_as_suffix=true")]
    [InlineData("--model_type=char --add_dummy_prefix=false")]
    public void A_model_with_rules_of_its_own_gives_the_same_pieces(string options)
    {
        using var folder = new TempFolder();
        var corpus = Corpus();
        var rules = folder.Write("rules.tsv", Rules);
        var path = RealSentencePiece.Train(folder, corpus, $"{options} --hard_vocab_limit=false --normalization_rule_tsv={rules}");

        Compare(folder, path, [.. corpus, .. RandomTexts(2000)]);
    }

    [Theory]
    [InlineData("--vocab_size=400")]
    [InlineData("--model_type=bpe --vocab_size=600 --byte_fallback=true")]
    public void A_changed_model_gives_the_same_pieces(string options)
    {
        using var folder = new TempFolder();
        var corpus = Corpus();
        var path = RealSentencePiece.Train(folder, corpus, $"{options} --hard_vocab_limit=false");
        var content = ModelReader.Read(File.ReadAllBytes(path));
        foreach (var (name, change) in Changes)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(name);
            File.WriteAllBytes(path, ModelWriter.Write(change(content)));

            Compare(folder, path, [.. corpus, .. RandomTexts(1000)]);
        }
    }

    private static void Compare(TempFolder folder, string path, string[] texts)
    {
        var model = SentencePieceModel.Load(path);
        var expected = RealSentencePiece.Encode(folder, path, texts).ToArray();
        var (pieces, ids) = (new Tally("pieces"), new Tally("ids"));
        foreach (var (text, real) in texts.Zip(expected))
        {
            var ours = RealSentencePiece.Print(model.Encode(text));
            pieces.Compare(text, ours.Pieces, real.Pieces);
            ids.Compare(text, ours.Ids, real.Ids);
        }

        expected.Should().HaveSameCount(texts);
        Tally.Report(pieces, ids);
    }

    private static ModelContent Change(ModelContent model, Func<PieceEntry, int, PieceEntry> change) => model with
    {
        Pieces = [.. model.Pieces.Select((piece, id) => piece.Type == PieceType.Normal ? change(piece, id) : piece)],
    };

    private static string[] Corpus() => GoldenTexts.Read("spm/golden/fr_char.jsonl");

    private static IEnumerable<string> RandomTexts(int count)
    {
        var random = new Random(1);
        for (; count > 0; count--)
            yield return string.Concat(random.GetItems(Parts, random.Next(1, 24)));
    }
}
