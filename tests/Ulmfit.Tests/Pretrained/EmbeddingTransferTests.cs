using System.Text.Json;
using Kernels.Tests;
using PyTorchFiles;
using Ulmfit.Model;
using Ulmfit.Pretrained;
using static TorchSharp.torch;

namespace Ulmfit.Tests.Pretrained;

public sealed class EmbeddingTransferTests
{
    public static IEnumerable<TheoryDataRow<string>> Fixtures => Golden.FixturesLike("f_match_embeds");

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Fixtures))]
    public void Rows_are_carried_onto_a_new_vocabulary_as_fastai_does(string folder)
    {
        using var scope = NewDisposeScope();
        using var fixture = GoldenFixture.In(folder);
        var cases = fixture.Values.EnumerateObject().Where(entry => entry.Name.StartsWith("case")).ToArray();
        cases.Should().NotBeEmpty();
        foreach (var (name, values) in cases.Select(entry => (entry.Name, entry.Value)))
        {
            var transfer = new EmbeddingTransfer(Texts(values.GetProperty("old_vocab")), Texts(values.GetProperty("new_vocab")));
            transfer.Carry(TorchTensors.FromTensor(fixture.Tensor($"{name}/old_emb")))
                .ShouldBeCloseTo(fixture.Tensor($"{name}/new_emb"), 1e-7, $"{name}/new_emb");
            if (values.GetProperty("has_bias").GetBoolean())
            {
                transfer.Carry(TorchTensors.FromTensor(fixture.Tensor($"{name}/old_bias")))
                    .ShouldBeCloseTo(fixture.Tensor($"{name}/new_bias"), 1e-7, $"{name}/new_bias");
            }
        }
    }

    [Fact]
    public void The_tokens_that_keep_their_row_are_counted() =>
        new EmbeddingTransfer(["a", "b", "xxfake", "xxfake"], ["b", "c", "xxfake", "xxfake", "B"]).Carried.Should().Be(3);

    [Fact]
    public void The_mean_of_many_rows_is_exact_to_the_last_digit()
    {
        using var scope = NewDisposeScope();
        float[] column = [.. Enumerable.Repeat(0.1f, 300_000), 1e4f];
        var rows = TensorData.Of<float>(column, column.Length, 1);

        var carried = new EmbeddingTransfer([.. Enumerable.Range(0, column.Length).Select(i => $"t{i}")], ["new"]).Carry(rows);

        carried.item<float>().Should().Be((float)(((0.1f * 300_000d) + 1e4) / 300_001));
    }

    private static string[] Texts(JsonElement list) => list.Deserialize<string[]>()!;
}
