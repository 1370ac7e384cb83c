namespace Scoring.Tests;

/// <summary>
/// Sixty rows of two labels with calculated values, which any program can reproduce; the expected figures are from numpy and scikit-learn.
/// </summary>
internal static class SyntheticRows
{
    public const int Count = 60;

    /// <summary>Label 0 has probabilities from 0 to 1, label 1 below 0.4. // (N, 2)</summary>
    public static float[][] Probabilities { get; } =
        [.. Enumerable.Range(0, Count).Select(row => new[] { (float)(row * 37 % 101 / 101.0), (float)((row * 29 + 7) % 89 / 89.0 * 0.4) })];

    /// <summary>30 rows carry label 0, 20 rows carry label 1. // (N, 2)</summary>
    public static bool[][] Actual { get; } =
    [
        .. Probabilities.Select((row, index) => new[] { index * 53 % 97 / 97.0 < row[0], index * 41 % 83 / 83.0 * 0.5 < row[1] }),
    ];

    public static float[] Column(int label) => [.. Probabilities.Select(row => row[label])];

    public static bool[] Carried(int label) => [.. Actual.Select(row => row[label])];
}
