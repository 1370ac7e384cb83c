namespace Scoring;

/// <summary>How well a label's probabilities tell the documents that carry it from the others, whatever the threshold.</summary>
/// <param name="AveragePrecision">
/// The precision at each probability that occurs, weighted by the rise of recall there; documents of one probability are one step. 0 where
/// no document carries the label, NaN where there is no document. scikit-learn's <c>average_precision_score</c>.
/// </param>
/// <param name="RocAuc">
/// The area under the ROC curve: the chance that a document with the label has a higher probability than one without, equal ones counting
/// half. NaN unless there are both. scikit-learn's <c>roc_auc_score</c>.
/// </param>
public readonly record struct Ranking(double AveragePrecision, double RocAuc)
{
    /// <param name="probabilities">The label's probability for each document. // (N)</param>
    /// <param name="actual">Whether each document carries the label. // (N)</param>
    public static Ranking Of(IEnumerable<float> probabilities, IEnumerable<bool> actual)
    {
        float[] all = [.. probabilities];
        return new RankedCells(all, [.. actual]).Rank([.. Enumerable.Repeat(1, all.Length)]);
    }
}
