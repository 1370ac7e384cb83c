using Faults;

namespace Jobs;

/// <summary>Request to run a command on this machine as a training job.</summary>
public sealed record TrainingJobRequest
{
    /// <summary>Name shown to users; need not be unique.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Id of the run: 1 to 63 of <c>a-z 0-9 _ -</c>. A run has one job, regardless of how often it is submitted.</summary>
    public required string RunId { get; init; }

    /// <summary>Command to run.</summary>
    public required JobCommand Command { get; init; }

    /// <summary>Working folder of the program.</summary>
    public required string WorkingFolder { get; init; }

    /// <summary>Environment variables of the program, in addition to those of this process.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Environment variables whose values the job service does not record.</summary>
    internal IReadOnlyDictionary<string, string> SecretEnvironment { get; init; } = new Dictionary<string, string>();

    /// <summary>Labels of the job, under the rules for labels of Google Cloud resources.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>Validates the request.</summary>
    /// <exception cref="FaultException"><see cref="FaultKind.Settings"/>: the message lists all mistakes, one on each line.</exception>
    internal void Check() => RequestRules.Require(Mistakes());

    private IEnumerable<string> Mistakes() =>
        RequestRules.MistakesOfName(DisplayName, RunId).Concat(MistakesOfCommand()).Concat(MistakesOfEnvironment())
            .Concat(RequestRules.MistakesOfLabels(Labels));

    private IEnumerable<string> MistakesOfCommand()
    {
        if (Command.Program.Length == 0)
            yield return "The job's program is empty. Give its path, or its name on the PATH.";
        foreach (var mistake in RequestRules.MistakesOfArguments([Command.Program, .. Command.Arguments]))
            yield return mistake;
    }

    private IEnumerable<string> MistakesOfEnvironment()
    {
        foreach (var mistake in RequestRules.MistakesOfEnvironment(Environment.Concat(SecretEnvironment)))
            yield return mistake;
        foreach (var name in Environment.Keys.Intersect(SecretEnvironment.Keys))
            yield return $"Environment variable \"{name}\" is set both as a plain and as a secret variable. Keep one.";
    }
}
