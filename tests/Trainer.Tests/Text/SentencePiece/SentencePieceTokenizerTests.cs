using System.Text.Json;
using Trainer.Text.SentencePiece;

namespace Trainer.Tests.Text.SentencePiece;

public sealed class SentencePieceTokenizerTests
{
    [Fact]
    public void Every_recorded_text_gives_fastais_tokens()
    {
        var tokenizer = new SentencePieceTokenizer(SentencePieceModel.Load(Golden.Fixtures("e_tok/spm.model")));

        foreach (var golden in Golden.Json("e_tok", "cases.json").GetProperty("cases").EnumerateArray())
        {
            var raw = golden.GetProperty("raw").GetString()!;

            tokenizer.Tokenize(raw).Should().Equal(
                golden.GetProperty("sp_tokens").Deserialize<string[]>(), "the raw text is {0}", raw);
        }
    }

    [Fact]
    public void Every_recorded_text_gives_the_recorded_ids_of_pieces()
    {
        var model = SentencePieceModel.Load(Golden.Fixtures("e_tok/spm.model"));

        foreach (var golden in Golden.Json("e_tok", "cases.json").GetProperty("cases").EnumerateArray())
        {
            var text = golden.GetProperty("after_rules").GetString()!;

            model.Encode(text).Select(piece => piece.Id).Should().Equal(
                golden.GetProperty("sp_ids").Deserialize<int[]>(), "the text is {0}", text);
        }
    }
}
