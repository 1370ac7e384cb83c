using Runs;
using Scoring;

namespace Reports;

/// <summary>A score over all labels on the test rows, for people.</summary>
/// <param name="Name">Such as <c>macro F1</c>.</param>
/// <param name="Score">Three decimals; a dash where it is not defined.</param>
/// <param name="Baseline">The same score of always giving the most frequent answer.</param>
public sealed record AverageScore(string Name, string Score, string Baseline)
{
    /// <returns>Macro F1, micro F1 and the share of rows whose labels are all right.</returns>
    public static IReadOnlyList<AverageScore> Of(RunRecord run) =>
    [
        OfF1("macro F1", run.Average(RunFacts.Macro)),
        OfF1("micro F1", run.Average(RunFacts.Micro)),
        new("rows all right", Format.Score(run.ExactMatch.Value), Format.Score(run.BaselineExactMatch)),
    ];

    private static AverageScore OfF1(string name, Figures? figures) =>
        new(name, Format.Score(figures?.F1.Value), Format.Score(figures?.BaselineF1));
}
