namespace Scoring;

/// <summary>Names of the averages over the labels, as in scikit-learn's <c>classification_report</c>.</summary>
public static class AverageNames
{
    /// <summary>Average over all label cells, each with equal weight.</summary>
    public const string Micro = "micro avg";

    /// <summary>Average over the labels, each with equal weight.</summary>
    public const string Macro = "macro avg";

    /// <summary>Average over the labels, weighted by the number of rows that carry each label.</summary>
    public const string Weighted = "weighted avg";
}
