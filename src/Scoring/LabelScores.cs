namespace Scoring;

/// <summary>Scores of one label on the test rows.</summary>
/// <param name="Model">Confusion counts of the classifier.</param>
/// <param name="Ranking">Threshold-independent quality of the classifier's probabilities.</param>
/// <param name="Baseline">Confusion counts of always predicting the most frequent labels of the training rows.</param>
public sealed record LabelScores(string Label, ConfusionCounts Model, Ranking Ranking, ConfusionCounts Baseline)
{
    /// <summary>Figures of the classifier for the label.</summary>
    public ScoreFigures Figures => ScoreFigures.Average([this], _ => 1);
}
