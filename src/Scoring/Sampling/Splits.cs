using System.Globalization;
using Faults;

namespace Scoring.Sampling;

/// <summary>Splits a data set as the original trainer does: the same seed holds out the same rows.</summary>
public static class Splits
{
    /// <summary>Holds out test rows in the order of scikit-learn's <c>train_test_split(test_size=share, random_state=seed)</c>.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="share">Fraction of rows to hold out, rounded up to whole rows; 0 holds out none.</param>
    /// <param name="seed">Seed of numpy's <c>RandomState</c>.</param>
    /// <exception cref="FaultException"><see cref="FaultKind.Data"/>: no row is left to train on.</exception>
    public static Split Test(int rows, double share, uint seed)
    {
        var heldOut = (int)Math.Ceiling(share * rows);
        if (heldOut >= rows)
            throw TooFewRows(rows, share, "test");
        var permutation = Permutations.NumPy(seed, rows);
        return new Split(permutation[heldOut..], permutation[..heldOut]);
    }

    /// <summary>Holds out validation rows in the order of fastai's <c>RandomSplitter(valid_pct=share, seed=seed)</c>.</summary>
    /// <param name="rows">Number of rows, without the rows held out for the test.</param>
    /// <param name="share">
    /// Fraction of rows to hold out, rounded down to whole rows. With few rows this is none: fewer than 5 rows at a share of 0.2.
    /// </param>
    /// <param name="seed">Seed of torch's generator.</param>
    /// <exception cref="FaultException"><see cref="FaultKind.Data"/>: no row is left to train on.</exception>
    public static Split Validation(int rows, double share, uint seed)
    {
        var heldOut = (int)(share * rows);
        if (heldOut >= rows)
            throw TooFewRows(rows, share, "validation");
        var permutation = Permutations.Torch(seed, rows);
        return new Split(permutation[heldOut..], permutation[..heldOut]);
    }

    private static FaultException TooFewRows(int rows, double share, string part) => new(
        FaultKind.Data,
        string.Create(CultureInfo.InvariantCulture, $"split.{part}: {share} of {rows} row(s) leaves no rows to train on. ")
        + $"Add rows to the data set, or lower split.{part}.");
}
