namespace Scoring.Tests;

/// <summary>Scores of answers made up by a test.</summary>
internal static class SyntheticScores
{
    /// <param name="atFixedThreshold">What 0.3 predicts where thresholds were chosen.</param>
    /// <param name="uncalibrated">The probabilities before they were calibrated, where they are.</param>
    public static TestScores Of(
        IReadOnlyList<string> labels, bool[][] predicted, float[][] probabilities, bool[][] actual, bool[] baseline,
        bool[][]? atFixedThreshold = null, float[][]? uncalibrated = null)
    {
        var answers = new TestAnswers(
            actual, probabilities, uncalibrated, predicted, atFixedThreshold, [.. labels.Select(_ => (float?)0.3f)], [.. labels.Select(_ => 1.0)]);
        return TestScores.Of(labels, answers, baseline, seed: 42, threads: 1);
    }
}
