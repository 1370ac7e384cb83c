namespace Scoring;

/// <summary>Names of the averages over the labels, as in scikit-learn's <c>classification_report</c>.</summary>
public static class AverageNames
{
    /// <summary>Every label cell counts the same.</summary>
    public const string Micro = "micro avg";

    /// <summary>Every label counts the same.</summary>
    public const string Macro = "macro avg";

    /// <summary>Every label counts as often as a row carries it.</summary>
    public const string Weighted = "weighted avg";
}
