using Settings;

namespace Ulmfit.Training.Objectives;

/// <summary>Weights by which the rows that carry a label count as much together as those that do not.</summary>
/// <remarks>PyTorch's <c>pos_weight</c> of <c>BCEWithLogitsLoss</c>; King and Zeng, "Logistic regression in rare events data", 2001.</remarks>
public static class BalancedWeights
{
    /// <summary>Beyond that a single document would outweigh the rest of its batch.</summary>
    private const float Highest = 20;

    /// <param name="cells">1 for each class a training row belongs to. // (N, C)</param>
    /// <returns>Negatives over positives of each class, at most 20; 1 of a class that no row or every row shows. // (C); null for none</returns>
    public static float[]? Of(PositiveWeights weights, IReadOnlyList<float[]> cells) => weights == PositiveWeights.None
        ? null
        : [.. Enumerable.Range(0, cells[0].Length).Select(index => Weight(cells.Count(row => row[index] > 0), cells.Count))];

    private static float Weight(int positives, int rows) =>
        positives == 0 || positives == rows ? 1 : Math.Min((float)(rows - positives) / positives, Highest);
}
