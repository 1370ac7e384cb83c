namespace Scoring;

/// <summary>
/// How far a figure chosen for one label is to be believed: a label that few validation rows show takes most of it from all labels
/// together, one that many show next to nothing.
/// </summary>
/// <remarks>
/// A figure chosen on few rows fits their noise: Yang, "A study of thresholding strategies for text categorization", 2001, and Lipton,
/// Elkan and Narayanaswamy, "Thresholding classifiers to maximize F1 score", 2014. The weight n / (n + k) is that of an empirical Bayes
/// estimate whose prior counts as much as k rows: Efron and Morris, "Stein's estimation rule and its competitors", 1973.
/// </remarks>
internal static class Shrinkage
{
    private const double PriorRows = 2;

    /// <param name="own">The label's figure.</param>
    /// <param name="pooled">That of all labels together, on the same scale.</param>
    /// <param name="rows">The validation rows that speak for the label's own.</param>
    public static double Shrink(double own, double pooled, int rows) => pooled + (own - pooled) * (rows / (rows + PriorRows));
}
