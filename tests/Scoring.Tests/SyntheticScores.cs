namespace Scoring.Tests;

/// <summary>Scores of predictions that a test supplies.</summary>
internal static class SyntheticScores
{
    /// <param name="atFixedThreshold">Predictions at 0.3, if thresholds were chosen.</param>
    /// <param name="uncalibrated">Probabilities before calibration, if they are calibrated.</param>
    public static TestScores Of(
        IReadOnlyList<string> labels, bool[][] predicted, float[][] probabilities, bool[][] actual, bool[] baseline,
        bool[][]? atFixedThreshold = null, float[][]? uncalibrated = null)
    {
        var answers = new TestAnswers(
            actual, probabilities, uncalibrated, predicted, atFixedThreshold, [.. labels.Select(_ => (float?)0.3f)], [.. labels.Select(_ => 1.0)]);
        return TestScores.Of(labels, answers, baseline, seed: 42, threads: 1);
    }
}
