using System.Text.RegularExpressions;
using Faults;

namespace Jobs;

/// <summary>What every kind of request must keep to.</summary>
internal static partial class RequestRules
{
    /// <exception cref="FaultException"><see cref="FaultKind.Settings"/>: there are mistakes; all of them, one a line.</exception>
    public static void Require(IEnumerable<string> mistakes)
    {
        var all = mistakes.ToList();
        if (all.Count > 0)
            throw new FaultException(FaultKind.Settings, string.Join('\n', all));
    }

    public static IEnumerable<string> MistakesOfName(string displayName, string runId)
    {
        if (string.IsNullOrWhiteSpace(displayName))
            yield return "The job's display name is empty. Give it a name.";
        if (!RunIdPattern().IsMatch(runId))
            yield return $"Run id \"{runId}\" is not valid. Use 1 to 63 of a-z, 0-9, _ and -, starting with a letter or digit.";
    }

    public static IEnumerable<string> MistakesOfArguments(IEnumerable<string> arguments)
    {
        if (arguments.Any(argument => argument.Contains('\0')))
            yield return "The job's command line holds a NUL character, which no program can be given. Remove it.";
    }

    public static IEnumerable<string> MistakesOfEnvironment(IEnumerable<KeyValuePair<string, string>> environment)
    {
        foreach (var (name, value) in environment)
        {
            if (!VariablePattern().IsMatch(name))
                yield return $"Environment variable \"{name}\" is not valid. Use A-Z, a-z, 0-9 and _, not starting with a digit.";
            if (value.Contains('\0'))
                yield return $"Environment variable \"{name}\" holds a NUL character. Remove it.";
        }
    }

    public static IEnumerable<string> MistakesOfLabels(IReadOnlyDictionary<string, string> labels)
    {
        foreach (var (key, value) in labels)
        {
            if (!LabelKeyPattern().IsMatch(key) || !LabelValuePattern().IsMatch(value))
            {
                yield return $"Label \"{key}={value}\" is not valid. Use at most 63 lower-case letters, digits, _ and - for each side, "
                    + "and a letter first.";
            }
        }
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9_-]{0,62}\z")]
    private static partial Regex RunIdPattern();

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*\z")]
    private static partial Regex VariablePattern();

    [GeneratedRegex(@"\A[\p{Ll}\p{Lo}][\p{Ll}\p{Lo}\p{N}_-]{0,62}\z")]
    private static partial Regex LabelKeyPattern();

    [GeneratedRegex(@"\A[\p{Ll}\p{Lo}\p{N}_-]{0,63}\z")]
    private static partial Regex LabelValuePattern();
}
