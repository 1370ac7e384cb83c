using Text.SentencePiece;

namespace Text.Tests.SentencePiece;

public sealed class GoldenPiecesTests
{
    public static IEnumerable<TheoryDataRow<string>> Models => Golden.SpmModels();

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Models))]
    public void Every_recorded_text_gives_the_recorded_pieces_and_ids(string name)
    {
        var model = SentencePieceModel.Load(Golden.Spm($"{name}.model"));
        var (pieces, ids) = (new Tally($"{name}, pieces"), new Tally($"{name}, ids"));
        foreach (var golden in JsonRecords.Lines(Golden.Spm($"golden/{name}.jsonl")))
        {
            var text = golden.String("text");
            var encoded = model.Encode(text);

            pieces.Compare(text, Array.ConvertAll(encoded, piece => piece.Text), golden.Strings("pieces"));
            ids.Compare(text, Array.ConvertAll(encoded, piece => piece.Id), golden.Integers("ids"));
        }

        Tally.Report(pieces, ids);
    }
}
