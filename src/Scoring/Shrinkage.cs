namespace Scoring;

/// <summary>
/// Shrinks a figure chosen for one label towards the figure for all labels together. The fewer validation rows carry the label, the
/// stronger the shrinkage.
/// </summary>
/// <remarks>
/// A figure chosen on few rows overfits them: Yang, "A study of thresholding strategies for text categorization", 2001, and Lipton, Elkan
/// and Narayanaswamy, "Thresholding classifiers to maximize F1 score", 2014. The weight n / (n + k) is that of an empirical Bayes estimate
/// whose prior counts as much as k rows: Efron and Morris, "Stein's estimation rule and its competitors", 1973.
/// </remarks>
internal static class Shrinkage
{
    private const double PriorRows = 2;

    /// <param name="own">Figure of the label.</param>
    /// <param name="pooled">Figure of all labels together, on the same scale.</param>
    /// <param name="rows">Number of validation rows that determine the label's own figure.</param>
    public static double Shrink(double own, double pooled, int rows) => pooled + (own - pooled) * (rows / (rows + PriorRows));
}
