namespace Scoring.Sampling;

/// <summary>Draws the next permutation of the numbers from 0 to <paramref name="count"/> - 1.</summary>
public delegate int[] PermutationSource(int count);
