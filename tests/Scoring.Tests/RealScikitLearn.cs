namespace Scoring.Tests;

/// <summary>The scikit-learn of this machine's Python. A test that needs an absent one is skipped.</summary>
public sealed class RealScikitLearn() : RealPython("sklearn, numpy")
{
    /// <param name="cases">A JSON file of matrices.</param>
    /// <returns>JSON: the scores of each.</returns>
    public string Score(string cases) => RunScript("Scoring.Tests/sklearn_scores.py", cases);
}
