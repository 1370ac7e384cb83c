using System.IO.Enumeration;
using Faults;
using Settings;

namespace Training.Benchmarks;

/// <summary>Which cases are measured.</summary>
internal static class CaseChoice
{
    /// <param name="patterns">Names, with * for anything; none for all cases.</param>
    /// <param name="quick">Of these, only the ones that matter most.</param>
    /// <param name="precision">Of training steps: all but <see cref="Precision.Fp32"/> leave predictions out, which are made in no other.</param>
    /// <exception cref="FaultException">A pattern fits no case, or no case is left.</exception>
    public static IReadOnlyList<Case> Of(IReadOnlyList<string> patterns, bool quick, Precision precision = Precision.Fp32)
    {
        foreach (var pattern in patterns.Where(pattern => !Case.All.Any(one => Fits(one, pattern))))
        {
            throw new FaultException(
                FaultKind.Settings, $"--case={pattern}: no case has this name. There are: {string.Join(", ", Case.All.Select(one => one.Name))}.");
        }

        Case[] chosen =
        [
            .. Case.All.Where(one => patterns.Count == 0 || patterns.Any(pattern => Fits(one, pattern))).Where(one => !quick || one.IsQuick),
        ];
        if (chosen.Length == 0)
            throw new FaultException(FaultKind.Settings, $"--quick leaves none of {string.Join(", ", patterns)}. Leave it out.");
        Case[] inPrecision = [.. chosen.Where(one => precision == Precision.Fp32 || one.Work != Work.Prediction)];
        return inPrecision.Length > 0
            ? inPrecision
            : throw new FaultException(FaultKind.Settings, "--precision=bf16: predictions are made in fp32. Leave it out.");
    }

    private static bool Fits(Case one, string pattern) => FileSystemName.MatchesSimpleExpression(pattern, one.Name);
}
