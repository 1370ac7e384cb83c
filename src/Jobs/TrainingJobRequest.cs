using System.Text.RegularExpressions;
using Faults;

namespace Jobs;

/// <summary>A training job to run.</summary>
public sealed partial record TrainingJobRequest
{
    /// <summary>The name people see; need not be unique.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Names the run this job is for: 1 to 63 of <c>a-z 0-9 _ -</c>. A run has one job, however often it is submitted.</summary>
    public required string RunId { get; init; }

    public required JobCommand Command { get; init; }

    /// <summary>The folder the program starts in.</summary>
    public required string WorkingFolder { get; init; }

    /// <summary>Variables the program gets beside those of the machine it runs on.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Further variables, of whose values the job service keeps no record.</summary>
    public IReadOnlyDictionary<string, string> SecretEnvironment { get; init; } = new Dictionary<string, string>();

    /// <summary>What the job can be found by, under the rules for labels of Google Cloud resources.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <exception cref="FaultException"><see cref="FaultKind.Settings"/>: the request is wrong; all its mistakes, one a line.</exception>
    public void Check()
    {
        var mistakes = Mistakes().ToList();
        if (mistakes.Count > 0)
            throw new FaultException(FaultKind.Settings, string.Join('\n', mistakes));
    }

    private IEnumerable<string> Mistakes()
    {
        if (string.IsNullOrWhiteSpace(DisplayName))
            yield return "The job's display name is empty. Give it a name.";
        if (!RunIdPattern().IsMatch(RunId))
            yield return $"Run id \"{RunId}\" is not valid. Use 1 to 63 of a-z, 0-9, _ and -, starting with a letter or digit.";
        if (Command.Program.Length == 0)
            yield return "The job's program is empty. Give its path, or its name on the PATH.";
        if (Command.Arguments.Append(Command.Program).Any(argument => argument.Contains('\0')))
            yield return "The job's command line holds a NUL character, which no program can be given. Remove it.";
        foreach (var (name, value) in Environment.Concat(SecretEnvironment))
        {
            if (!VariablePattern().IsMatch(name))
                yield return $"Environment variable \"{name}\" is not valid. Use A-Z, a-z, 0-9 and _, not starting with a digit.";
            if (value.Contains('\0'))
                yield return $"Environment variable \"{name}\" holds a NUL character. Remove it.";
        }

        foreach (var name in Environment.Keys.Intersect(SecretEnvironment.Keys))
            yield return $"Environment variable \"{name}\" is given both as plain and as secret. Keep one.";
        foreach (var (key, value) in Labels)
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
