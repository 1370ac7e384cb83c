namespace Scoring.Sampling;

/// <summary>Row numbers, cut in two.</summary>
/// <param name="Train">The rows to learn from.</param>
/// <param name="HeldOut">The rows to test or validate on.</param>
public sealed record Split(int[] Train, int[] HeldOut);
