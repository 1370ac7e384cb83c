using Faults;
using Scoring.Sampling;
using Ulmfit.Batches;

namespace Ulmfit.Tests.Batches;

public sealed class LanguageModelBatchesTests
{
    private static readonly int[][] Documents =
        [.. Enumerable.Range(1, 6).Select(number => Enumerable.Range(100 * number, 3 * number).ToArray())];

    [Fact]
    public void Each_training_epoch_draws_a_new_order()
    {
        var batches = new LanguageModelBatches(Documents, 3, 5);
        var permutations = Permutations.From(new Random(1));

        Tokens(batches.Shuffled(permutations)).Should().NotEqual(Tokens(batches.Shuffled(permutations)));
        Tokens(batches.InOrder()).Should().Equal(Tokens(batches.InOrder()));
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

    private static long[] Tokens(IEnumerable<LanguageModelBatch> batches) => [.. batches.SelectMany(batch => batch.Inputs)];
}
