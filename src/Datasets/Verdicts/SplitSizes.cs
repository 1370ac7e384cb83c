namespace Datasets.Verdicts;

/// <summary>Number of rows in each part of the split.</summary>
public sealed record SplitSizes(long Train, long Validation, long Test)
{
    /// <summary>
    /// The trainer's sizes: the test part is rounded up (scikit-learn's <c>train_test_split</c>), then the validation part of what remains
    /// is rounded down (fastai's <c>RandomSplitter</c>).
    /// </summary>
    public static SplitSizes Of(long rows, double testShare, double validationShare)
    {
        var test = (long)Math.Ceiling(testShare * rows);
        var validation = (long)(validationShare * (rows - test));
        return new SplitSizes(rows - test - validation, validation, test);
    }
}
