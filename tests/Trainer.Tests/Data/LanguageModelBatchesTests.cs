using System.Text.Json;
using Faults;
using Trainer.Data;

namespace Trainer.Tests.Data;

public sealed class LanguageModelBatchesTests
{
    private static readonly JsonElement Values = Golden.Json("g_batching", "manifest.json").GetProperty("values");

    private static readonly int[][] Documents =
        [.. Values.GetProperty("lm/docs").EnumerateArray().Select(document => document.Deserialize<int[]>()!)];

    public static TheoryData<string> Layouts => ["lm/bs3_sl5", "lm/bs2_sl72", "lm/bs4_sl4", "lm/bs1_sl10", "lm/bs5_sl3"];

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Batches_equal_fastais(string layout)
    {
        Compare(Values.GetProperty($"{layout}/forward"), backward: false);
        Compare(Values.GetProperty($"{layout}/reversed_docs"), backward: true);
    }

    [Fact]
    public void A_training_epoch_takes_the_documents_in_the_order_drawn()
    {
        var golden = Values.GetProperty("lm/doc_order_3_0_5_2_4_1");

        var batches = new LanguageModelBatches(Documents, 3, 5).Shuffled(_ => golden.GetProperty("order").Deserialize<int[]>()!);

        Rows(batches).Should().Equal(GoldenRows(golden));
    }

    [Fact]
    public void Each_training_epoch_draws_a_new_order()
    {
        var batches = new LanguageModelBatches(Documents, 3, 5);
        var permutations = Permutations.From(new Random(1));

        Rows(batches.Shuffled(permutations)).Should().NotEqual(Rows(batches.Shuffled(permutations)));
        Rows(batches.InOrder()).Should().Equal(Rows(batches.InOrder()));
    }

    [Fact]
    public void Texts_too_short_for_the_batch_size_give_a_batch_of_fewer_rows()
    {
        var batches = new LanguageModelBatches([[2, 10, 11], [2]], batchSize: 16);

        batches.InOrder().Should().ContainSingle().Which.Should().BeEquivalentTo(new LanguageModelBatch([2, 10, 11], [10, 11, 2], 3, 1));
        batches.BatchCount.Should().Be(1);
    }

    [Fact]
    public void A_single_token_leaves_nothing_to_predict() =>
        FluentActions.Invoking(() => new LanguageModelBatches([[2]], 16)).Should().Throw<FaultException>()
            .WithMessage("The language model's 1 document(s) hold 1 token(s); a model needs one to read and one to predict. Add texts.")
            .Which.Kind.Should().Be(FaultKind.Data);

    private static void Compare(JsonElement golden, bool backward)
    {
        var batches = new LanguageModelBatches(
            Documents, golden.GetProperty("bs").GetInt32(), golden.GetProperty("seq_len").GetInt32(), backward);

        batches.BatchCount.Should().Be(golden.GetProperty("len_dl").GetInt32());
        batches.StreamLength.Should().Be(golden.GetProperty("bl").GetInt32());
        batches.InOrder().Last().Columns.Should().Be(golden.GetProperty("last_len").GetInt32());
        Rows(batches.InOrder()).Should().Equal(GoldenRows(golden));
    }

    private static string[] Rows(IEnumerable<LanguageModelBatch> batches) =>
        [.. batches.Select(batch => $"{Rows(batch.Inputs, batch.Columns)} -> {Rows(batch.Targets, batch.Columns)}")];

    private static string Rows(long[] cells, int columns) => string.Join("; ", cells.Chunk(columns).Select(row => string.Join(' ', row)));

    private static IEnumerable<string> GoldenRows(JsonElement golden) => golden.GetProperty("batches").EnumerateArray()
        .Select(batch => $"{GoldenRows(batch, "x")} -> {GoldenRows(batch, "y")}");

    private static string GoldenRows(JsonElement batch, string side) =>
        string.Join("; ", batch.GetProperty(side).Deserialize<int[][]>()!.Select(row => string.Join(' ', row)));
}
