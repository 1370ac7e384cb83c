using Ulmfit.Batches;
using Ulmfit.Tests.Model;
using Ulmfit.Training;

namespace Ulmfit.Tests.Training;

/// <summary>Batches of random tokens, the same for every call.</summary>
internal static class SyntheticBatches
{
    public static BatchSource<LanguageModelBatch> LanguageModel(int count, int seed = 1)
    {
        var random = new Random(seed);
        LanguageModelBatch[] batches = [.. Enumerable.Range(0, count).Select(_ =>
            new LanguageModelBatch(Tokens(random, 24), Tokens(random, 24), 4, 6))];
        return new(count, () => batches);
    }

    /// <summary>Documents of 11 tokens, with three labels.</summary>
    public static BatchSource<ClassifierBatch> Classifier(int count, int seed = 1, int rows = 4)
    {
        var random = new Random(seed);
        ClassifierBatch[] batches = [.. Enumerable.Range(0, count).Select(_ => new ClassifierBatch(
            Tokens(random, 11 * rows), [.. Enumerable.Range(0, 3 * rows).Select(_ => (float)random.Next(2))], [.. Enumerable.Range(0, rows)],
            rows, 11))];
        return new(count, () => batches);
    }

    private static long[] Tokens(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => random.NextInt64(2, TinyModels.Vocabulary))];
}
