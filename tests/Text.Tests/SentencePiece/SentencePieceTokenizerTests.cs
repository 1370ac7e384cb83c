using System.Text.Json;
using Text.SentencePiece;

namespace Text.Tests.SentencePiece;

public sealed class SentencePieceTokenizerTests
{
    public static IEnumerable<TheoryDataRow<string>> Recorded => Golden.FixturesLike("e_tok", "spm.model");

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Recorded))]
    public void Every_recorded_text_gives_fastais_tokens_and_ids(string folder)
    {
        var model = SentencePieceModel.Load(Path.Combine(folder, "spm.model"));
        var tokenizer = new SentencePieceTokenizer(model);
        var vocabulary = new Vocabulary(JsonRecords.File(folder, "vocab.json").Deserialize<string[]>()!);
        var training = new Tally("tokens, when trained");
        var predicting = new Tally("tokens, when predicted");
        var (pieces, ids) = (new Tally("ids of pieces"), new Tally("ids of tokens"));
        foreach (var golden in JsonRecords.File(folder, "cases.json").GetProperty("cases").EnumerateArray())
        {
            var raw = golden.String("raw");
            var tokens = tokenizer.Tokenize(raw);
            var encoded = model.Encode(golden.String("after_rules"));

            training.Compare(raw, tokens, golden.Strings("sp_tokens"));
            predicting.Compare(raw, Array.ConvertAll(encoded, piece => piece.Text), golden.Strings("sp_tokens_test_time"));
            pieces.Compare(raw, Array.ConvertAll(encoded, piece => piece.Id), golden.Integers("sp_ids"));
            ids.Compare(raw, vocabulary.Numericalize(tokens), golden.Integers("ids"));
        }

        Tally.Report(training, predicting, pieces, ids);
    }
}
