using Ulmfit.Batches;

namespace Ulmfit.Tests.Batches;

public sealed class DocumentBatchesTests
{
    [Fact]
    public void Every_document_is_in_one_batch_longest_first_and_equal_ones_in_their_order()
    {
        var random = new Random(3);
        int[][] documents = [.. Enumerable.Range(0, 3000).Select(_ => new int[random.Next(1, 400)])];

        var batches = DocumentBatches.Of(documents, window: 72, DocumentBatches.MostRows).ToArray();

        var order = batches.SelectMany(batch => batch).ToArray();
        order.Should().Equal(Enumerable.Range(0, documents.Length).OrderByDescending(document => documents[document].Length));
        batches.Should().HaveCountLessThan(100).And.OnlyContain(batch => batch.Length * Math.Min(72, documents[batch[0]].Length) <= 4096);
    }

    [Fact]
    public void Short_documents_go_together_up_to_the_most_rows()
    {
        int[][] documents = [.. Enumerable.Range(0, 1000).Select(_ => new int[1])];

        DocumentBatches.Of(documents, window: 72, mostRows: 300).Select(batch => batch.Length).Should().Equal(300, 300, 300, 100);
    }

    [Fact]
    public void A_document_longer_than_any_window_is_read_window_by_window()
    {
        DocumentBatches.Of([new int[100_000]], window: 10_000, mostRows: 16).Should().ContainSingle().Which.Should().Equal(0);
    }

    [Fact]
    public void No_documents_make_no_batches()
    {
        DocumentBatches.Of([], window: 72, mostRows: 16).Should().BeEmpty();
    }
}
