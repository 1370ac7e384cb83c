namespace Scoring;

/// <summary>
/// Threshold-independent measures of how well a label's probabilities separate documents with the label from those without it.
/// </summary>
/// <param name="AveragePrecision">
/// Average precision: the precision at each distinct probability, weighted by the increase in recall; documents with equal probabilities
/// form one step. 0 if no document carries the label, NaN if there are no documents. Equals scikit-learn's <c>average_precision_score</c>.
/// </param>
/// <param name="RocAuc">
/// Area under the ROC curve: the probability that a document with the label has a higher probability than one without it; equal
/// probabilities count half. NaN unless there are documents of both kinds. Equals scikit-learn's <c>roc_auc_score</c>.
/// </param>
public readonly record struct Ranking(double AveragePrecision, double RocAuc)
{
    /// <summary>Computes the measures of a label.</summary>
    /// <param name="probabilities">The label's probability for each document. // (N)</param>
    /// <param name="actual">Whether each document carries the label. // (N)</param>
    public static Ranking Of(IEnumerable<float> probabilities, IEnumerable<bool> actual)
    {
        float[] all = [.. probabilities];
        return new RankedCells(all, [.. actual]).Rank([.. Enumerable.Repeat(1, all.Length)]);
    }
}
