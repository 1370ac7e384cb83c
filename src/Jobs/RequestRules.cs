using System.Text.RegularExpressions;
using Faults;

namespace Jobs;

/// <summary>Validation rules of all kinds of requests.</summary>
internal static partial class RequestRules
{
    /// <summary>Throws if there are mistakes.</summary>
    /// <exception cref="FaultException"><see cref="FaultKind.Settings"/>: the message lists all mistakes, one on each line.</exception>
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
            yield return "The job's command line contains a NUL character, which cannot be passed to a program. Remove it.";
    }

    public static IEnumerable<string> MistakesOfEnvironment(IEnumerable<KeyValuePair<string, string>> environment)
    {
        foreach (var (name, value) in environment)
        {
            if (!VariablePattern().IsMatch(name))
                yield return $"Environment variable \"{name}\" is not valid. Use A-Z, a-z, 0-9 and _, not starting with a digit.";
            if (value.Contains('\0'))
                yield return $"Environment variable \"{name}\" contains a NUL character. Remove it.";
        }
    }

    public static IEnumerable<string> MistakesOfLabels(IReadOnlyDictionary<string, string> labels)
    {
        foreach (var (key, value) in labels)
        {
            if (!LabelKeyPattern().IsMatch(key) || !LabelValuePattern().IsMatch(value))
            {
                yield return $"Label \"{key}={value}\" is not valid. Use at most 63 lower-case letters, digits, _ and - for the key and for the value, "
                    + "and start the key with a letter.";
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
