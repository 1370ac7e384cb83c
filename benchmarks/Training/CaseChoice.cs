using System.IO.Enumeration;
using Faults;

namespace Training.Benchmarks;

/// <summary>Which cases are measured.</summary>
internal static class CaseChoice
{
    /// <param name="patterns">Names, with * for anything; none for all cases.</param>
    /// <param name="quick">Of these, only the ones that matter most.</param>
    /// <exception cref="FaultException">A pattern fits no case.</exception>
    public static IReadOnlyList<Case> Of(IReadOnlyList<string> patterns, bool quick)
    {
        foreach (var pattern in patterns.Where(pattern => !Case.All.Any(one => Fits(one, pattern))))
        {
            throw new FaultException(
                FaultKind.Settings, $"--case={pattern}: no case has this name. There are: {string.Join(", ", Case.All.Select(one => one.Name))}.");
        }

        return
        [
            .. Case.All.Where(one => patterns.Count == 0 || patterns.Any(pattern => Fits(one, pattern))).Where(one => !quick || one.IsQuick),
        ];
    }

    private static bool Fits(Case one, string pattern) => FileSystemName.MatchesSimpleExpression(pattern, one.Name);
}
