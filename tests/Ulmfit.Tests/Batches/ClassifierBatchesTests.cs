using Scoring.Sampling;
using Ulmfit.Batches;

namespace Ulmfit.Tests.Batches;

public sealed class ClassifierBatchesTests
{
    [Theory]
    [InlineData(1, 4, 1, 1)]
    [InlineData(3, 4, 1, 1)]
    [InlineData(4, 4, 1, 1)]
    [InlineData(5, 4, 2, 1)]
    [InlineData(8, 4, 2, 2)]
    [InlineData(0, 4, 0, 0)]
    public void An_incomplete_last_batch_is_left_out_of_training_only_where_there_is_a_full_one(
        int documents, int size, int sorted, int shuffled)
    {
        var batches = Batches([.. Enumerable.Range(1, documents)], size);

        batches.SortedBatchCount.Should().Be(sorted);
        batches.ShuffledBatchCount.Should().Be(shuffled);
        batches.Sorted().Should().HaveCount(sorted);
        batches.Shuffled(Permutations.From(new Random(1))).Should().HaveCount(shuffled);
    }

    [Fact]
    public void Each_row_carries_its_documents_number_and_labels()
    {
        int[][] documents = [[2, 10], [2, 11, 12], [2]];
        float[][] labels = [[1, 0], [0, 1], [1, 1]];

        var batches = new ClassifierBatches(documents, labels, 2).Sorted().ToList();

        batches[0].Should().BeEquivalentTo(new ClassifierBatch([2, 11, 12, 2, 10, 1], [0, 1, 1, 0], [1, 0], 2, 3));
        batches[1].Should().BeEquivalentTo(new ClassifierBatch([2], [1, 1], [2], 1, 1));
    }

    [Fact]
    public void Backward_documents_are_reversed_between_their_paddings()
    {
        var batches = new ClassifierBatches([[2, 10, 11, 12], [2, 13]], [[1], [0]], 2, window: 3, backward: true);

        batches.Sorted().Single().Inputs.Should().Equal(12, 11, 10, 2, 13, 2, 1, 1);
    }

    [Fact]
    public void The_longest_document_comes_first_in_every_training_epoch()
    {
        var batches = Batches([.. Enumerable.Range(0, 500).Select(number => 1 + (number * 37 % 101))], 4);
        var permutations = Permutations.From(new Random(3));

        for (var epoch = 0; epoch < 5; epoch++)
            batches.Shuffled(permutations).First().Columns.Should().Be(101);
    }

    [Fact]
    public void Documents_and_labels_must_be_as_many() =>
        FluentActions.Invoking(() => new ClassifierBatches([[2]], [], 4)).Should().Throw<ArgumentOutOfRangeException>();

    private static ClassifierBatches Batches(int[] lengths, int size) =>
        new([.. lengths.Select(length => Enumerable.Range(10, length).ToArray())], [.. lengths.Select(_ => new float[] { 1 })], size);
}
