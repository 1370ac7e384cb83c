namespace Scoring.Sampling;

/// <summary>Row numbers split into two parts.</summary>
/// <param name="Train">Rows to train on.</param>
/// <param name="HeldOut">Rows to test or validate on.</param>
public sealed record Split(int[] Train, int[] HeldOut);
