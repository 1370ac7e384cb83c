namespace Scoring;

/// <summary>One label's scores on the test rows.</summary>
/// <param name="Model">The classifier's counts.</param>
/// <param name="Ranking">What the classifier's probabilities are worth before any threshold.</param>
/// <param name="Baseline">The counts of always answering what is most frequent in the training rows.</param>
public sealed record LabelScores(string Label, ConfusionCounts Model, Ranking Ranking, ConfusionCounts Baseline)
{
    public ScoreFigures Figures => ScoreFigures.Average([this], _ => 1);
}
