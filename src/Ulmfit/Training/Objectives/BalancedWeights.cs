using Settings;

namespace Ulmfit.Training.Objectives;

/// <summary>Weights that give the rows with a label and the rows without it the same total weight.</summary>
/// <remarks>
/// PyTorch's <c>pos_weight</c> of <c>BCEWithLogitsLoss</c>; King and Zeng, "Logistic regression in rare events data", 2001.
/// </remarks>
public static class BalancedWeights
{
    /// <summary>The largest weight: with a larger one, a single document would outweigh the rest of its batch.</summary>
    private const float Highest = 20;

    /// <summary>Computes the weights of the classes.</summary>
    /// <param name="cells">1 for each class that a training row belongs to. // (N, C)</param>
    /// <returns>
    /// The ratio of negative to positive rows of each class, at most 20; 1 for a class that no row or every row has. // (C); null for
    /// <see cref="PositiveWeights.None"/>
    /// </returns>
    public static float[]? Of(PositiveWeights weights, IReadOnlyList<float[]> cells) => weights == PositiveWeights.None
        ? null
        : [.. Enumerable.Range(0, cells[0].Length).Select(index => Weight(cells.Count(row => row[index] > 0), cells.Count))];

    private static float Weight(int positives, int rows) =>
        positives == 0 || positives == rows ? 1 : Math.Min((float)(rows - positives) / positives, Highest);
}
