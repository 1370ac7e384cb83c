namespace Scoring.Tests;

/// <summary>The scikit-learn installation of this machine's Python. Tests are skipped if it is missing.</summary>
public sealed class RealScikitLearn() : RealPython("sklearn, numpy")
{
    /// <summary>Scores matrices of predictions.</summary>
    /// <param name="cases">A JSON file of matrices.</param>
    /// <returns>The scores of each case, as JSON.</returns>
    public string Score(string cases) => RunScript("Scoring.Tests/sklearn_scores.py", cases);
}
