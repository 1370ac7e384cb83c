using Trainer.Text.SentencePiece;

namespace Trainer.Tests.Text.SentencePiece;

public sealed class GoldenPiecesTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_recorded_text_of_every_model_gives_the_recorded_pieces()
    {
        var goldens = Directory.GetFiles(Golden.Spm("golden"), "*.jsonl");

        goldens.Should().NotBeEmpty();
        foreach (var golden in goldens.Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(golden);
            var model = SentencePieceModel.Load(Golden.Spm($"{name}.model"));

            output.WriteLine($"{name}: {GoldenPieces.Compare(model, golden)} texts equal");
        }
    }

    [Theory]
    [InlineData("fr_unigram_nfkc")]
    [InlineData("fr_bpe_bytes")]
    [InlineData("fr_char")]
    [InlineData("fr_word")]
    public void The_sample_texts_give_the_recorded_pieces(string name)
    {
        var model = SentencePieceModel.Load(Golden.Copy($"spm/sample/{name}.model"));

        GoldenPieces.Compare(model, Golden.Copy($"spm/sample/{name}.jsonl")).Should().BeGreaterThan(100);
    }
}
