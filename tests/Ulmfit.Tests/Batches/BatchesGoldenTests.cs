using System.Text.Json;
using System.Text.RegularExpressions;
using Kernels.Tests;
using Ulmfit.Batches;

namespace Ulmfit.Tests.Batches;

/// <summary>Comparison with the batches of fastai's loaders, cell by cell.</summary>
public sealed class BatchesGoldenTests
{
    public static IEnumerable<TheoryDataRow<string>> Folders => Golden.FixturesLike("g_batching");

    [Theory]
    [MemberData(nameof(Folders))]
    public void Windows_of_a_language_model_are_fastais(string folder)
    {
        foreach (var (name, layout, documents) in Layouts(folder, "forward"))
            Compare(layout, documents, backward: false, name);
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Windows_of_a_backward_language_model_are_fastais_over_reversed_documents(string folder)
    {
        foreach (var (name, layout, documents) in Layouts(folder, "reversed_docs"))
            Compare(layout, documents, backward: true, name);
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_training_epoch_takes_the_documents_in_the_order_drawn(string folder)
    {
        foreach (var (name, layout, documents) in Layouts(folder, "doc_order.*"))
        {
            var first = layout.GetProperty("batches")[0].GetProperty("x").Deserialize<int[][]>()!;

            // The first batch shows what the layout does not record.
            var (rows, window) = (Number(layout, "bs") ?? first.Length, Number(layout, "seq_len") ?? first[0].Length);
            var order = layout.GetProperty("order").Deserialize<int[]>()!;

            Rows(new LanguageModelBatches(documents, rows, window).Shuffled(_ => order)).Should().Equal(GoldenRows(layout), name);
        }
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Padding_is_fastais(string folder)
    {
        const string FirstToken = @"^pad_input_chunk_doc_i_is_arange_from_(\d+)$";
        foreach (var (numbers, values) in Named(folder, FirstToken))
        {
            foreach (var golden in values.EnumerateArray())
            {
                var lengths = golden.GetProperty("lens").Deserialize<int[]>()!;
                var rows = golden.GetProperty("rows").Deserialize<long[][]>()!;
                var window = golden.GetProperty("seq_len").GetInt32();

                var batch = Batches(lengths, lengths.Length, window, int.Parse(numbers[0])).Sorted().Single();

                foreach (var (place, row) in batch.Inputs.Chunk(batch.Columns).Index())
                    row.Should().Equal(rows[batch.Documents[place]]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void The_order_of_a_classifiers_documents_is_fastais(string folder)
    {
        foreach (var (_, values) in Named(folder, "^sorted_dl$"))
        {
            foreach (var golden in values.EnumerateArray())
                CompareOrder(golden);
        }
    }

    private static void CompareOrder(JsonElement golden)
    {
        var lengths = golden.GetProperty("lens").Deserialize<int[]>()!;
        var batchSize = golden.GetProperty("bs").GetInt32();
        var batches = Batches(lengths, batchSize);
        var drawn = new Queue<int[]>(
            golden.GetProperty("recorded_permutations").EnumerateArray().Select(pair => pair[1].Deserialize<int[]>()!));
        var shuffles = golden.GetProperty("shuffle").GetBoolean();

        var epoch = shuffles ? batches.Shuffled(count => Next(drawn, count)) : batches.Sorted();
        var documents = epoch.SelectMany(batch => batch.Documents).ToList();

        documents.Should().Equal(golden.GetProperty("order").Deserialize<int[]>()!.Take(documents.Count));
        documents.Count.Should().BeGreaterThan(shuffles ? lengths.Length - batchSize : lengths.Length - 1);
        documents[0].Should().Be(golden.GetProperty("idx_max").GetInt32(), "the longest comes first");
        drawn.Should().BeEmpty();
    }

    private static void Compare(JsonElement layout, int[][] documents, bool backward, string name)
    {
        var batches = new LanguageModelBatches(
            documents, layout.GetProperty("bs").GetInt32(), layout.GetProperty("seq_len").GetInt32(), backward);

        if (layout.GetProperty("n_batches").GetInt32() == 0)
            return; // With too few tokens for the batch size, fastai makes no batch and we make one with fewer rows.
        batches.BatchCount.Should().Be(layout.GetProperty("n_batches").GetInt32(), name);
        batches.BatchCount.Should().Be(layout.GetProperty("len_dl").GetInt32(), name);
        batches.StreamLength.Should().Be(layout.GetProperty("bl").GetInt32(), name);
        batches.InOrder().Last().Columns.Should().Be(layout.GetProperty("last_len").GetInt32(), name);
        Rows(batches.InOrder()).Should().Equal(GoldenRows(layout), name);
    }

    /// <summary>The recorded layouts of this kind and their documents.</summary>
    private static IEnumerable<(string Name, JsonElement Layout, int[][] Documents)> Layouts(string folder, string kind)
    {
        var documents = Named(folder, "^lm/docs$").Single().Recorded.Deserialize<int[][]>()!;
        return Named(folder, $"^lm/(?:(.+)/)?{kind}$").Select(layout => (layout.Parts.FirstOrDefault("")!, layout.Recorded, documents));
    }

    /// <summary>The values whose names match the pattern, with the captured groups.</summary>
    private static (string[] Parts, JsonElement Recorded)[] Named(string folder, string form)
    {
        using var fixture = GoldenFixture.In(folder);
        (string[] Parts, JsonElement Recorded)[] found =
        [
            .. fixture.Values.EnumerateObject().Select(value => (Match: Regex.Match(value.Name, form), value.Value))
                .Where(value => value.Match.Success)
                .Select(value => (value.Match.Groups.Values.Skip(1).Select(part => part.Value).ToArray(), value.Value.Clone())),
        ];
        if (found.Length == 0)
            Assert.Skip($"the fixture has no {form}");
        return found;
    }

    private static ClassifierBatches Batches(int[] lengths, int size, int window = 72, int firstToken = 10) =>
        new(
            [.. lengths.Select(length => Enumerable.Range(firstToken, length).ToArray())],
            [.. lengths.Select(_ => new float[] { 1 })],
            size,
            window);

    private static int[] Next(Queue<int[]> drawn, int count)
    {
        var permutation = drawn.Dequeue();
        permutation.Should().HaveCount(count);
        return permutation;
    }

    private static int? Number(JsonElement layout, string name) => layout.TryGetProperty(name, out var number) ? number.GetInt32() : null;

    private static string[] Rows(IEnumerable<LanguageModelBatch> batches) =>
        [.. batches.Select(batch => $"{Rows(batch.Inputs, batch.Columns)} -> {Rows(batch.Targets, batch.Columns)}")];

    private static string Rows(long[] cells, int columns) => string.Join("; ", cells.Chunk(columns).Select(row => string.Join(' ', row)));

    private static IEnumerable<string> GoldenRows(JsonElement layout) => layout.GetProperty("batches").EnumerateArray()
        .Select(batch => $"{GoldenRows(batch, "x")} -> {GoldenRows(batch, "y")}");

    private static string GoldenRows(JsonElement batch, string side) =>
        string.Join("; ", batch.GetProperty(side).Deserialize<int[][]>()!.Select(row => string.Join(' ', row)));
}
